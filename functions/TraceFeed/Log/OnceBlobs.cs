using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TraceFeed.Log;

/// <summary>Blobs named by the SHA-256 of their bytes: written once, and writing them again is harmless.</summary>
public static class OnceBlobs
{
    /// <summary>Whether a text can be the name of one: 64 hexadecimal digits in lower case.</summary>
    public static bool IsName(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Stores the bytes unless they are there and returns their SHA-256, lower-case hex.</summary>
    public static Task<string> PutAsync(BlobContainerClient container, ReadOnlyMemory<byte> bytes, string contentType, CancellationToken cancellation) =>
        PutAsync(container, bytes, contentType, metadata: null, cancellation);

    /// <summary>The same; metadata in ASCII is stored with what was not there.</summary>
    public static async Task<string> PutAsync(BlobContainerClient container, ReadOnlyMemory<byte> bytes, string contentType, IDictionary<string, string>? metadata, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        try
        {
            await container.GetBlobClient(name).UploadAsync(
                new BinaryData(bytes),
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All }, HttpHeaders = new BlobHttpHeaders { ContentType = contentType }, Metadata = metadata },
                cancellation);
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // Its name is its content: what is there is what we would have written.
        }

        return name;
    }

    /// <summary>The bytes of that SHA-256; null when nothing of that name is stored.</summary>
    /// <exception cref="DamagedStorageException">What is stored does not have the SHA-256 that names it.</exception>
    public static async Task<ReadOnlyMemory<byte>?> GetAsync(BlobContainerClient container, string sha256, CancellationToken cancellation) =>
        (await FindAsync(container, sha256, cancellation))?.Bytes;

    /// <summary>The same with the metadata that was stored first.</summary>
    /// <exception cref="DamagedStorageException">What is stored does not have the SHA-256 that names it.</exception>
    public static async Task<(ReadOnlyMemory<byte> Bytes, IDictionary<string, string> Metadata)?> FindAsync(BlobContainerClient container, string sha256, CancellationToken cancellation)
    {
        try
        {
            var found = (await container.GetBlobClient(sha256).DownloadContentAsync(cancellation)).Value;
            var bytes = found.Content.ToMemory();
            return Convert.ToHexStringLower(SHA256.HashData(bytes.Span)) == sha256 ? (bytes, found.Details.Metadata) : throw new DamagedStorageException($"blob {container.Name}/{sha256} does not hash to its name");
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }
}
