using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// A percentage must match its own numerator and denominator, rounded half-up at the decimals it is printed with.
/// The published figure stays what it is; the recomputed one is only a check beside it.
/// </summary>
internal static class PercentCheck
{
    public const string Id = "percent";

    public static IEnumerable<CheckResult> Results(Reading reading, StatedFigures figures, HashSet<ulong> remembered)
    {
        foreach (var (key, block) in reading.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var series = reading.Series[block.Series[i]];
                if (series.Denominator == 0 || !block.HasValue[i] || figures[key, series.Numerator] is not { } part || figures[key, series.Denominator] is not { } whole || whole == 0)
                {
                    continue;
                }

                var actual = ScaledNumber.ToDecimal(block.Values[i], block.Decimals[i]);
                var expected = Math.Round(100 * part / whole, block.Printed[i], MidpointRounding.AwayFromZero);

                // A cell may state more decimals than it shows: then those count as well.
                var holds = expected == actual || (block.Printed[i] < block.Decimals[i] && Math.Round(100 * part / whole, block.Decimals[i], MidpointRounding.AwayFromZero) == actual);
                if (!holds || remembered.Contains(series.Key))
                {
                    yield return new CheckResult(new CheckKey(Id, series.Key, key), holds, expected, actual, block.Printed[i], [(key, series.Key), (key, series.Numerator), (key, series.Denominator)]);
                }
            }
        }
    }
}
