namespace TraceFeed.Log;

/// <summary>The state of a source as of a place in the log or a day of publication, and the row that says so.</summary>
/// <param name="Row">The row.</param>
/// <param name="Vintage">The id of the vintage that is the state: for an older publication asked for by its day its own, else the one after the row.</param>
public sealed record AsOf(LogRow Row, string Vintage)
{
    /// <summary>The sequence number of the row's last change; one less than its first where it has none.</summary>
    public long Sequence => Row.LastSequence;

    /// <summary>The state after the last commit that ends at or before a sequence number; null before the source's first.</summary>
    /// <param name="rows">The source's rows, the oldest first.</param>
    /// <param name="sequence">A sequence number of the log.</param>
    public static AsOf? AtSequence(IReadOnlyList<LogRow> rows, long sequence) =>
        rows.LastOrDefault(row => row.LastSequence <= sequence) is { } last ? new AsOf(last, last.Vintage) : null;

    /// <summary>What the newest publication of a day or before stated, older ones that were added for the record included; of several of one day the last committed. Null before the first.</summary>
    /// <param name="rows">The source's rows, the oldest first.</param>
    /// <param name="day">A day.</param>
    public static AsOf? OnDay(IReadOnlyList<LogRow> rows, DateOnly day) => ByDay(rows).LastOrDefault(state => state.Row.Published <= day);

    /// <summary>Every state of the source that has a day of publication, by that day, and of one day in the order of the log.</summary>
    /// <param name="rows">The source's rows, the oldest first.</param>
    public static IReadOnlyList<AsOf> ByDay(IReadOnlyList<LogRow> rows)
    {
        var states = new List<AsOf>();
        DateOnly? newest = null;
        foreach (var row in rows.Where(row => row.Published is not null && !row.IsRejection))
        {
            // A copy of an older publication that was found again says nothing of that day: its row holds the state of a later one.
            if (row.IsBackload || newest is null || row.Published >= newest)
            {
                states.Add(new AsOf(row, row.Backload ?? row.Vintage));
                newest = row.IsBackload ? newest : row.Published;
            }
        }

        return [.. states.OrderBy(state => state.Row.Published).ThenBy(state => state.Row.Number)];
    }
}
