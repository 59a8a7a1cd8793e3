using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>
/// Looks through the log from a sequence number on. Rows are never changed and never inserted between others, so whoever goes on from
/// where an answer ended misses nothing and gets nothing twice, whatever is appended meanwhile.
/// </summary>
internal sealed class ChangeSearch(StorageAccount storage)
{
    private readonly LogTable log = new(storage.Log);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The changes asked for above a sequence number.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The sequence number.</param>
    /// <param name="until">The last sequence number that is asked for.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The changes, ascending; the last sequence number looked at; the last one there was.</returns>
    public async Task<(IReadOnlyList<FoundChange> Found, long Through, LogRow? Head)> FindAsync(ChangeFilter filter, long after, long until, int limit, CancellationToken cancellation)
    {
        var found = new List<FoundChange>();
        var head = await log.HeadAsync(cancellation);
        if (after >= until || await log.HoldingAsync(after + 1, head, cancellation) is not { } first)
        {
            return (found, after, head);
        }

        var scanned = 0;
        await foreach (var row in log.AfterAsync(first.Number - 1, filter.OneSource, cancellation))
        {
            // What came after the head was read is left to the next request.
            if (row.Number > head!.Number || row.FirstSequence > until)
            {
                break;
            }

            if (!filter.Takes(row))
            {
                continue;
            }

            var lines = await changeSets.LinesAsync(row, cancellation);
            for (var sequence = Math.Max(after + 1, row.FirstSequence); sequence <= Math.Min(until, row.LastSequence); sequence++)
            {
                var line = lines[(int)(sequence - row.FirstSequence)];
                if (filter.TakesAll || filter.Takes(ChangeJson.Read(line.Span)))
                {
                    found.Add(new FoundChange(row, sequence, line));
                }

                if (found.Count == limit || ++scanned == ApiLimits.Scanned)
                {
                    return (found, sequence, head);
                }
            }
        }

        return (found, Math.Min(until, head!.LastSequence), head);
    }
}
