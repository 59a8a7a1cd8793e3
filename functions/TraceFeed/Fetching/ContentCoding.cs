using System.Globalization;
using System.IO.Compression;

namespace TraceFeed.Fetching;

/// <summary>Undoes the content codings that <see cref="OriginalClient"/> asks for, without letting a small body become a huge one.</summary>
internal static class ContentCoding
{
    /// <summary>The codings asked for, as the value of Accept-Encoding.</summary>
    internal const string Accepted = "gzip, br";

    /// <summary>The decompressed bytes; the given bytes themselves when no coding was applied.</summary>
    /// <exception cref="FetchException">Another coding, damaged data, or more bytes than the policy allows.</exception>
    internal static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, ICollection<string> codings, Uri where, FetchPolicy policy)
    {
        var coding = string.Join(", ", codings);
        if (body.Length == 0 || coding.Length == 0 || Is(coding, "identity"))
        {
            return body;
        }

        using var source = new MemoryStream(body.ToArray(), writable: false);
        try
        {
            using Stream decoder = Is(coding, "gzip") || Is(coding, "x-gzip") ? new GZipStream(source, CompressionMode.Decompress)
                : Is(coding, "br") ? new BrotliStream(source, CompressionMode.Decompress)
                : throw new FetchException(
                    $"The body has the content coding '{FetchException.Printable(coding)}'", where, $"Only {Accepted} were asked for; tell the publisher.");
            return Copy(decoder, body.Length, where, policy);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new FetchException($"The body is not valid {coding}", where, "The file came damaged; it is fetched again later.", e)
            { IsTransient = true };
        }
    }

    private static ReadOnlyMemory<byte> Copy(Stream decoder, long compressed, Uri where, FetchPolicy policy)
    {
        var decoded = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = decoder.Read(buffer, 0, buffer.Length)) > 0)
        {
            var length = decoded.Length + read;
            if (length > policy.MaxDecompressedBytes || (length > policy.RatioFloor && length > compressed * policy.MaxRatio))
            {
                throw new FetchException(
                    string.Create(CultureInfo.InvariantCulture, $"{compressed} compressed bytes become more than {length - read}"),
                    where,
                    "This looks like a decompression bomb; check the file by hand.");
            }

            decoded.Write(buffer, 0, read);
        }

        return decoded.GetBuffer().AsMemory(0, (int)decoded.Length);
    }

    private static bool Is(string coding, string name) => coding.Equals(name, StringComparison.OrdinalIgnoreCase);
}
