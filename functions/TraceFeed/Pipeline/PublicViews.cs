using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>The rendered views in storage: written only when their bytes change, read back ready to be served.</summary>
public sealed class PublicViews(StorageAccount storage)
{
    private const string HashKey = "sha256";
    private const string ModifiedKey = "modified";

    /// <summary>How long a cache may keep a view unasked.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    /// <summary>Stores a view unless the same bytes are there.</summary>
    /// <returns>Whether it was written.</returns>
    public async Task<bool> PutAsync(string name, byte[] content, string contentType, DateTimeOffset modified, CancellationToken cancellation)
    {
        var view = Representation.Of(content, modified, contentType, MaxAge);
        var blob = storage.Public.GetBlobClient(name);
        try
        {
            var there = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            if (there.Metadata.TryGetValue(HashKey, out var hash) && hash == view.Hash)
            {
                return false;
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            // The first rendering of it.
        }

        await blob.UploadAsync(
            new BinaryData(content),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Metadata = new Dictionary<string, string> { [HashKey] = view.Hash, [ModifiedKey] = modified.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) },
            },
            cancellation);
        return true;
    }

    /// <summary>A view ready to be served; null when nothing of that name is rendered.</summary>
    public async Task<Representation?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = (await storage.Public.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
            return new Representation(
                found.Content.ToMemory(), found.Details.Metadata[HashKey], DateTimeOffset.Parse(found.Details.Metadata[ModifiedKey], CultureInfo.InvariantCulture), found.Details.ContentType, MaxAge);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }
}
