using System.Globalization;

namespace TraceFeed.Fetching;

/// <summary>Collects decompressed bytes and refuses those that are too many, in all or for the compressed bytes they come from.</summary>
internal sealed class DecodedBody(long compressed, Uri where, FetchPolicy policy)
{
    private readonly MemoryStream bytes = new();

    /// <summary>What was added so far.</summary>
    internal ReadOnlyMemory<byte> Bytes => bytes.GetBuffer().AsMemory(0, (int)bytes.Length);

    /// <exception cref="FetchException">The limits of the policy are passed.</exception>
    internal void Add(ReadOnlySpan<byte> more)
    {
        var length = bytes.Length + more.Length;
        if (length > policy.MaxDecompressedBytes || (length > policy.RatioFloor && length > compressed * policy.MaxRatio))
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"{compressed} compressed bytes become {length} or more"),
                where,
                "This looks like a decompression bomb; check the file by hand.");
        }

        bytes.Write(more);
    }
}
