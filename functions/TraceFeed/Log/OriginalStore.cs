using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;

namespace TraceFeed.Log;

/// <summary>Archived originals, each with the source and the name that its file had when it was archived first.</summary>
public sealed class OriginalStore(StorageAccount storage)
{
    private const string SourceKey = "source";
    private const string NameKey = "name";
    private const int LongestName = 255;

    /// <summary>Archives a file unless it is there and returns its SHA-256.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">The source that published it; null where that was not kept.</param>
    /// <param name="name">Its name; null where that was not kept.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string> PutAsync(ReadOnlyMemory<byte> bytes, string? source, string? name, CancellationToken cancellation)
    {
        // Metadata travels in headers, which hold ASCII.
        var cut = name?.Length > LongestName ? name[..LongestName] : name;
        var metadata = new[] { (Key: SourceKey, Text: source), (Key: NameKey, Text: cut) }.Where(one => one.Text is not null).ToDictionary(one => one.Key, one => Uri.EscapeDataString(one.Text!));
        return OnceBlobs.PutAsync(storage.Originals, bytes, "application/octet-stream", metadata, cancellation);
    }

    /// <summary>Every archived file by its SHA-256, in that order, with its source and name; their bytes are not read.</summary>
    public async IAsyncEnumerable<(string Sha256, string? Source, string? Name)> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var blob in storage.Originals.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, cancellation))
        {
            yield return (blob.Name, Text(blob.Metadata, SourceKey), Text(blob.Metadata, NameKey));
        }
    }

    /// <summary>The file of that SHA-256; null when it is not archived.</summary>
    /// <exception cref="DamagedStorageException">What is stored does not have the SHA-256 that names it.</exception>
    public async Task<ArchivedOriginal?> FindAsync(string sha256, CancellationToken cancellation) =>
        OnceBlobs.IsName(sha256) && await OnceBlobs.FindAsync(storage.Originals, sha256, cancellation) is var (bytes, metadata)
            ? new ArchivedOriginal(sha256, bytes, Text(metadata, SourceKey), Text(metadata, NameKey))
            : null;

    private static string? Text(IDictionary<string, string> metadata, string key) => metadata.TryGetValue(key, out var text) && text.Length > 0 ? Uri.UnescapeDataString(text) : null;
}
