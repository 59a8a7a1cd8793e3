using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A total since the start must be the sum of its weeks, where every week is stated.</summary>
internal static class TotalCheck
{
    public const string Id = "total";

    public static IEnumerable<CheckResult> Results(Reading reading, StatedFigures figures, HashSet<ulong> remembered)
    {
        foreach (var (key, block) in reading.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var series = reading.Series[block.Series[i]];
                if (series.Weekly != 0 && block.HasValue[i] && Weeks(key, series, figures) is { } weeks)
                {
                    var actual = ScaledNumber.ToDecimal(block.Values[i], block.Decimals[i]);
                    if (weeks != actual || remembered.Contains(series.Key))
                    {
                        yield return new CheckResult(new CheckKey(Id, series.Key, key), weeks == actual, weeks, actual, block.Decimals[i], [(key, series.Key)]);
                    }
                }
            }
        }
    }

    private static decimal? Weeks(BlockKey total, Series series, StatedFigures figures)
    {
        decimal sum = 0;
        foreach (var key in total.Parts(series.PartDays))
        {
            if (figures[key, series.Weekly] is not { } week)
            {
                return null;
            }

            sum += week;
        }

        return sum;
    }
}
