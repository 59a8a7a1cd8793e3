namespace TraceFeed.Log;

/// <summary>Archived originals, each with the source and the name that its file had when it was archived first.</summary>
public sealed class OriginalStore(StorageAccount storage)
{
    private const string SourceKey = "source";
    private const string NameKey = "name";
    private const int LongestName = 255;

    /// <summary>Archives a file unless it is there and returns its SHA-256.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="source">The source that published it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<string> PutAsync(ReadOnlyMemory<byte> bytes, string source, string name, CancellationToken cancellation)
    {
        // Metadata travels in headers, which hold ASCII.
        var cut = name.Length <= LongestName ? name : name[..LongestName];
        return OnceBlobs.PutAsync(storage.Originals, bytes, "application/octet-stream", new Dictionary<string, string> { [SourceKey] = Uri.EscapeDataString(source), [NameKey] = Uri.EscapeDataString(cut) }, cancellation);
    }

    /// <summary>The file of that SHA-256; null when it is not archived.</summary>
    /// <exception cref="DamagedStorageException">What is stored does not have the SHA-256 that names it.</exception>
    public async Task<ArchivedOriginal?> FindAsync(string sha256, CancellationToken cancellation) =>
        sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) && await OnceBlobs.FindAsync(storage.Originals, sha256, cancellation) is var (bytes, metadata)
            ? new ArchivedOriginal(sha256, bytes, Text(metadata, SourceKey), Text(metadata, NameKey))
            : null;

    private static string? Text(IDictionary<string, string> metadata, string key) => metadata.TryGetValue(key, out var text) && text.Length > 0 ? Uri.UnescapeDataString(text) : null;
}
