using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// Where a publication states a total and only the latest of the weeks or days it is made of, the total must be the last one
/// stated before and what came since. Where it states them all, <see cref="TotalCheck"/> looks at their sum instead.
/// </summary>
internal static class GrowthCheck
{
    public const string Id = "adds-up";

    /// <summary>Every total that could be checked. The chunks of earlier ends are those that <see cref="FallCheck.Needs"/> asks for.</summary>
    public static IEnumerable<CheckResult> Results(Vintage prior, Reading reading, StatedFigures figures, Suppression suppression)
    {
        EarlierFigures? before = null;
        foreach (var ends in ToDateEnds.Of(prior, reading))
        {
            foreach (var key in ends.Stated)
            {
                foreach (var series in reading.Blocks[key].Series.Select(one => reading.Series[one]).Where(series => series is { Weekly: not 0, Additive: true }))
                {
                    if (figures[key, series.Key] is not { } actual || StatesAll(key, series, figures))
                    {
                        continue;
                    }

                    before ??= new EarlierFigures(prior, reading, suppression);
                    var last = ends.Before(key).Select(end => before.At(end, series.Key)).FirstOrDefault(found => found is not null);
                    if (last is { Number: { } floor } earlier && Since(earlier.Block, key, series, figures) is var (grown, parts))
                    {
                        yield return new CheckResult(new CheckKey(Id, series.Key, key), floor + grown == actual, floor + grown, actual, actual.Scale, [(key, series.Key), .. parts.Select(part => (part, series.Weekly))]);
                    }
                }
            }
        }
    }

    private static bool StatesAll(BlockKey key, Series series, StatedFigures figures) => key.Start != 0 && key.Parts(series.PartDays).All(part => figures[part, series.Weekly] is not null);

    // What the publication states between two ends; null unless it states every week or day between.
    private static (decimal Sum, IReadOnlyList<BlockKey> Parts)? Since(BlockKey earlier, BlockKey key, Series series, StatedFigures figures)
    {
        var between = new BlockKey(key.Table, earlier.End + 1, key.End);
        if ((key.End - earlier.End) % series.PartDays != 0)
        {
            return null;
        }

        List<BlockKey> parts = [.. between.Parts(series.PartDays)];
        var sum = 0m;
        foreach (var part in parts)
        {
            if (figures[part, series.Weekly] is not { } figure)
            {
                return null;
            }

            sum += figure;
        }

        return (sum, parts);
    }
}
