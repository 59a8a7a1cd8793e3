using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Reads commits with their changes back from the log.</summary>
public sealed class CommitReader(StorageAccount storage)
{
    private readonly LogTable log = new(storage.Log);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The number of the last row; 0 for an empty log.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellation) => (await log.HeadAsync(cancellation))?.Number ?? 0;

    /// <summary>The commit of that row.</summary>
    /// <exception cref="DamagedStorageException">There is no such row, or its change set is damaged.</exception>
    public async Task<Commit> ReadAsync(long row, CancellationToken cancellation)
    {
        var found = await RowAsync(row, cancellation);
        return Commit(found, await changeSets.GetAsync(found, cancellation));
    }

    /// <summary>The commit of that row without its changes, and of them the first and those in whose stored form one of some texts stands, with their indexes: thousands need not be read for the few of an area.</summary>
    /// <param name="row">The row.</param>
    /// <param name="texts">The texts, in UTF-8.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DamagedStorageException">There is no such row, or its change set is damaged.</exception>
    public async Task<(Commit Commit, IReadOnlyList<(int Index, Change Change)> Changes, int Read)> ReadWithAsync(long row, IReadOnlyList<byte[]> texts, CancellationToken cancellation)
    {
        var found = await RowAsync(row, cancellation);
        var lines = await changeSets.LinesAsync(found, cancellation);
        return (Commit(found, []), [.. Enumerable.Range(0, lines.Count).Where(i => i == 0 || texts.Any(text => lines[i].Span.IndexOf(text) >= 0)).Select(i => (i, ChangeJson.Read(lines[i].Span)))], lines.Count);
    }

    private async Task<LogRow> RowAsync(long row, CancellationToken cancellation) => await log.FindAsync(row, cancellation) ?? throw new DamagedStorageException($"log row {row} is missing");

    private static Commit Commit(LogRow row, IReadOnlyList<Change> changes) =>
        new() { Source = row.Source, Ordinal = row.Ordinal, Row = row.Number, FirstSequence = row.FirstSequence, RecordedAt = row.RecordedAt, Changes = changes };
}
