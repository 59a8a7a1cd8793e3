using System.Buffers;
using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Change sets as blobs: one change a line, without sequence numbers, so that the same set is the same blob.</summary>
internal sealed class ChangeSetStore(StorageAccount storage)
{
    private ChangeLines? last;

    /// <summary>Stores a change set and returns its SHA-256.</summary>
    public Task<string> PutAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var change in changes)
        {
            ChangeJson.Write(output, change, forLog: true);
            output.Write("\n"u8);
        }

        return PutAsync(output.WrittenMemory, cancellation);
    }

    /// <summary>Stores a change set as it was stored elsewhere and returns its SHA-256.</summary>
    public Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => OnceBlobs.PutAsync(storage.Changes, bytes, "application/x-ndjson", cancellation);

    /// <summary>The changes of a row.</summary>
    /// <exception cref="DamagedStorageException">The change set is missing, damaged or has another number of changes.</exception>
    public async Task<IReadOnlyList<Change>> GetAsync(LogRow row, CancellationToken cancellation)
    {
        var lines = await LinesAsync(row, cancellation);
        return [.. Enumerable.Range(0, lines.Count).Select(i => ChangeJson.Read(lines[i].Span))];
    }

    /// <summary>The changes of a row as they are stored. The set read last is kept, since who reads page after page of a long one asks for it again.</summary>
    /// <exception cref="DamagedStorageException">The change set is missing, damaged or has another number of changes.</exception>
    public async Task<ChangeLines> LinesAsync(LogRow row, CancellationToken cancellation)
    {
        if (last is not { } known || known.Sha256 != row.Changes)
        {
            var bytes = await OnceBlobs.GetAsync(storage.Changes, row.Changes, cancellation)
                ?? throw new DamagedStorageException($"the change set {row.Changes} of log row {row.Number} is missing");
            last = known = new ChangeLines(row.Changes, bytes);
        }

        return known.Count == row.Count ? known : throw new DamagedStorageException($"the change set of log row {row.Number} has {known.Count} changes, the row says {row.Count}");
    }
}
