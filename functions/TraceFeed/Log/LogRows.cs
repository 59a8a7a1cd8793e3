namespace TraceFeed.Log;

/// <summary>
/// The rows of the log, kept once they were read. A row never changes and none is inserted between others, so a request asks storage only
/// for those that came since: one query, however long the log is.
/// </summary>
public sealed class LogRows(StorageAccount storage)
{
    private readonly LogTable log = new(storage.Log);
    private IReadOnlyList<LogRow> known = [];

    /// <summary>Every row, ascending.</summary>
    public async Task<IReadOnlyList<LogRow>> AllAsync(CancellationToken cancellation)
    {
        var before = known;
        var rows = new List<LogRow>(before);
        await foreach (var row in log.AfterAsync(before.Count == 0 ? 0 : before[^1].Number, source: null, cancellation))
        {
            rows.Add(row);
        }

        if (rows.Count == before.Count)
        {
            return before;
        }

        // Of two requests at once each has read the same rows; the list that stays behind costs a query of a few rows more.
        known = rows;
        return rows;
    }
}
