using System.Buffers;
using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Change sets as blobs: one change a line, without sequence numbers, so that the same set is the same blob.</summary>
internal sealed class ChangeSetStore(StorageAccount storage)
{
    /// <summary>Stores a change set and returns its SHA-256.</summary>
    public Task<string> PutAsync(IReadOnlyList<Change> changes, CancellationToken cancellation)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var change in changes)
        {
            ChangeJson.Write(output, change, forLog: true);
            output.Write("\n"u8);
        }

        return OnceBlobs.PutAsync(storage.Changes, output.WrittenMemory, "application/x-ndjson", cancellation);
    }

    /// <summary>The changes of a row.</summary>
    /// <exception cref="DamagedStorageException">The change set is missing, damaged or has another number of changes.</exception>
    public async Task<IReadOnlyList<Change>> GetAsync(LogRow row, CancellationToken cancellation)
    {
        var bytes = await OnceBlobs.GetAsync(storage.Changes, row.Changes, cancellation)
            ?? throw new DamagedStorageException($"the change set {row.Changes} of log row {row.Number} is missing");
        var changes = new List<Change>(row.Count);
        for (var rest = bytes; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            changes.Add(ChangeJson.Read(rest.Span[..end]));
            rest = rest[(end + 1)..];
        }

        return changes.Count == row.Count ? changes : throw new DamagedStorageException($"the change set of log row {row.Number} has {changes.Count} changes, the row says {row.Count}");
    }
}
