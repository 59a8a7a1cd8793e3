namespace TraceFeed.Log;

/// <summary>A file as it was archived.</summary>
/// <param name="Sha256">Its SHA-256, lower-case hex.</param>
/// <param name="Bytes">The whole file.</param>
/// <param name="Source">The source that published it; null where it was archived before that was kept.</param>
/// <param name="Name">Its name, as its publisher or its giver wrote it; null where it was archived before that was kept.</param>
public sealed record ArchivedOriginal(string Sha256, ReadOnlyMemory<byte> Bytes, string? Source, string? Name);
