using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Reads commits with their changes back from the log.</summary>
public sealed class CommitReader(StorageAccount storage)
{
    private readonly LogTable log = new(storage.Log);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The number of the last row; 0 for an empty log.</summary>
    public async Task<long> HeadAsync(CancellationToken cancellation) => (await log.HeadAsync(cancellation))?.Number ?? 0;

    /// <summary>The number of a source's last row; 0 before its first.</summary>
    public async Task<long> HeadOfAsync(string source, CancellationToken cancellation) => (await log.LastOfAsync(source, cancellation))?.Number ?? 0;

    /// <summary>The commit of that row, with the number of its source's previous row.</summary>
    /// <exception cref="DamagedStorageException">There is no such row, or its change set is damaged.</exception>
    public async Task<(Commit Commit, long PreviousRow)> ReadAsync(long row, CancellationToken cancellation)
    {
        var found = await log.FindAsync(row, cancellation) ?? throw new DamagedStorageException($"log row {row} is missing");
        return (new Commit
        {
            Source = found.Source,
            Ordinal = found.Ordinal,
            Row = found.Number,
            FirstSequence = found.FirstSequence,
            RecordedAt = found.RecordedAt,
            Changes = await changeSets.GetAsync(found, cancellation),
        }, found.PreviousRow);
    }
}
