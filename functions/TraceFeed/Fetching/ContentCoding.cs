using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace TraceFeed.Fetching;

/// <summary>Undoes the content codings that <see cref="OriginalClient"/> asks for, without letting a small body become a huge one.</summary>
internal static class ContentCoding
{
    /// <summary>The codings asked for, as the value of Accept-Encoding.</summary>
    internal const string Accepted = "gzip, br";

    /// <summary>The decompressed bytes; the given bytes themselves when no coding was applied.</summary>
    /// <exception cref="FetchException">Another coding, damaged or cut off data, or more bytes than the policy allows.</exception>
    internal static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body, string coding, Uri where, FetchPolicy policy)
    {
        if (body.Length == 0)
        {
            return body;
        }

        try
        {
            return coding.ToUpperInvariant() switch
            {
                "" or "IDENTITY" => body,
                "GZIP" or "X-GZIP" => Gzip(body, new DecodedBody(body.Length, where, policy)),
                "BR" => Brotli(body.Span, new DecodedBody(body.Length, where, policy)),
                _ => throw new FetchException(
                    $"The body has the content coding '{FetchException.Printable(coding)}'", where, $"Only {Accepted} were asked for; tell the publisher."),
            };
        }
        catch (InvalidDataException e)
        {
            throw new FetchException($"The body is not valid {coding}", where, "The file came damaged; it is fetched again later.", e)
            { IsTransient = true };
        }
    }

    private static ReadOnlyMemory<byte> Gzip(ReadOnlyMemory<byte> body, DecodedBody decoded)
    {
        using var gzip = new GZipStream(new MemoryStream(body.ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = gzip.Read(buffer, 0, buffer.Length)) > 0)
        {
            decoded.Add(buffer.AsSpan(0, read));
        }

        // GZipStream ends quietly where the data does; the last four bytes say how long the whole is (RFC 1952, ISIZE).
        return body.Length >= 18 && BinaryPrimitives.ReadUInt32LittleEndian(body.Span[^4..]) == (uint)decoded.Bytes.Length
            ? decoded.Bytes
            : throw new InvalidDataException("The data ends too early.");
    }

    private static ReadOnlyMemory<byte> Brotli(ReadOnlySpan<byte> body, DecodedBody decoded)
    {
        using var brotli = default(BrotliDecoder);
        var buffer = new byte[64 * 1024];
        OperationStatus status;
        do
        {
            status = brotli.Decompress(body, buffer, out var consumed, out var written);
            decoded.Add(buffer.AsSpan(0, written));
            body = body[consumed..];
        }
        while (status is OperationStatus.DestinationTooSmall);
        return status is OperationStatus.Done ? decoded.Bytes : throw new InvalidDataException(status.ToString());
    }
}
