using System.Security.Cryptography;

namespace TraceFeed.Observations;

/// <summary>A file to be read: its bytes and what is known of it from without.</summary>
public sealed class OriginalFile
{
    private string? sha256;

    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The whole file.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The date of its publication, where known from without.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hex.</summary>
    public string Sha256 => sha256 ??= Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}
