using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Which blocks of a prior vintage a publication speaks of: those it states, and the periods between that it leaves out.</summary>
internal sealed class StatedSpan
{
    private readonly Reading reading;
    private readonly Dictionary<string, (int Start, int End)> weekly = new(StringComparer.Ordinal);

    public StatedSpan(Reading reading)
    {
        this.reading = reading;
        foreach (var (key, block) in reading.Blocks)
        {
            if (!IsToDate(block))
            {
                var (start, end) = weekly.GetValueOrDefault(key.Table, (int.MaxValue, int.MinValue));
                weekly[key.Table] = (Math.Min(start, key.Start), Math.Max(end, key.End));
            }
        }
    }

    /// <summary>Whether a period that the publication does not state was left out of the span its table covers.</summary>
    public bool LeavesOut(BlockKey key) =>
        !reading.Partial && !reading.Blocks.ContainsKey(key) && weekly.TryGetValue(key.Table, out var span) && key.Start >= span.Start && key.End <= span.End;

    /// <summary>
    /// Whether a value of a block that the publication no longer states is withdrawn: the publication is whole, the series
    /// still stands and the key is not set aside as contradictory.
    /// </summary>
    public bool Withdraws(BlockKey key, ulong series) =>
        !reading.Partial && reading.Series.ContainsKey(series) && !reading.NotStated.Contains((key, series))
        && (reading.Blocks.ContainsKey(key) || (LeavesOut(key) && !reading.Series[series].ToDate));

    private bool IsToDate(ObservationBlock block) => block.Count > 0 && reading.Series[block.Series[0]].ToDate;
}
