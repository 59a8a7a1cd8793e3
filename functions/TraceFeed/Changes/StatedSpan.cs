using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Which blocks of a prior vintage a publication speaks of: those it states, and the periods between that it leaves out.</summary>
internal sealed class StatedSpan
{
    private readonly Reading reading;
    private readonly Dictionary<string, (int Start, int End)> weekly;
    private readonly Dictionary<(string Table, int Start), (int First, int Last)> ends = [];

    public StatedSpan(Reading reading)
    {
        this.reading = reading;

        // A week whose column stands there empty is covered, also where it is the table's first or last.
        weekly = new Dictionary<string, (int Start, int End)>(reading.Columns, StringComparer.Ordinal);
        foreach (var (key, block) in reading.Blocks)
        {
            if (block.Series.Any(series => reading.Series[series].ToDate))
            {
                var (first, last) = ends.GetValueOrDefault((key.Table, key.Start), (int.MaxValue, int.MinValue));
                ends[(key.Table, key.Start)] = (Math.Min(first, key.End), Math.Max(last, key.End));
            }

            // A column without a date covers no span.
            if (key.End != 0 && block.Series.Any(series => !reading.Series[series].ToDate))
            {
                var (start, end) = weekly.GetValueOrDefault(key.Table, (int.MaxValue, int.MinValue));
                weekly[key.Table] = (Math.Min(start, key.Start), Math.Max(end, key.End));
            }
        }
    }

    /// <summary>Whether a period that the publication does not state was left out of the span its table covers.</summary>
    public bool LeavesOut(BlockKey key) =>
        !reading.Partial && !reading.Blocks.ContainsKey(key) && (Covers(key) || CoversEnd(key));

    /// <summary>
    /// Whether a value of a block that the publication no longer states is withdrawn: the publication is whole, the series
    /// still stands and the key is not set aside as contradictory. A to-date value of an end before the first one stated, or after
    /// the last, is carried over, also where a week of the same days shares its block.
    /// </summary>
    public bool Withdraws(BlockKey key, ulong series) =>
        !reading.Partial && reading.Series.ContainsKey(series) && !reading.NotStated.Contains((key, series))
        && (reading.Series[series].ToDate ? CoversEnd(key) : Covers(key) || (key.End == 0 && reading.Blocks.ContainsKey(key)));

    private bool CoversEnd(BlockKey key) => ends.TryGetValue((key.Table, key.Start), out var span) && key.End >= span.First && key.End <= span.Last;

    private bool Covers(BlockKey key) => key.End != 0 && weekly.TryGetValue(key.Table, out var span) && key.Start >= span.Start && key.End <= span.End;
}
