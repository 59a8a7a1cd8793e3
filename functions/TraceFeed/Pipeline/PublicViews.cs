using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>The rendered views in storage: written only when their bytes change, read back ready to be served.</summary>
public sealed class PublicViews(StorageAccount storage)
{
    private const string HashKey = "sha256";
    private const string ModifiedKey = "modified";
    private const string RowKey = "row";
    private const string ImmutableKey = "immutable";

    // Publishers are few; what still stands in the way then is something else, such as a container that is being deleted.
    private const int Tries = 10;

    /// <summary>How long a cache may keep a view unasked.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);

    /// <summary>Stores a view unless the same bytes are there, or a rendering up to a later row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="row">The log row it is rendered up to; null for a view that is of one row only.</param>
    /// <returns>Whether its bytes were written.</returns>
    public async Task<bool> PutAsync(string name, byte[] content, string contentType, CancellationToken cancellation, long? row = null)
    {
        var blob = storage.Public.GetBlobClient(name);

        // Its items were recorded before: by their date a reader could take a later rendering for the one it has.
        var metadata = Metadata(content, TimeProvider.System.GetUtcNow(), row);
        for (var attempt = 1; ; attempt++)
        {
            var conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
            try
            {
                if (await PropertiesAsync(blob, cancellation) is { } there)
                {
                    conditions = new BlobRequestConditions { IfMatch = there.ETag };
                    var through = RowOf(there.Metadata);
                    if (row < through)
                    {
                        return false;
                    }

                    if (there.Metadata.TryGetValue(HashKey, out var hash) && hash == metadata[HashKey])
                    {
                        if (row > through)
                        {
                            await blob.SetMetadataAsync(new Dictionary<string, string>(metadata) { [ModifiedKey] = there.Metadata[ModifiedKey] }, conditions, cancellation);
                        }

                        return false;
                    }
                }

                await blob.UploadAsync(new BinaryData(content), new BlobUploadOptions { HttpHeaders = Headers(contentType, immutable: false), Metadata = metadata, Conditions = conditions }, cancellation);
                return true;
            }
            catch (RequestFailedException error) when (error.Status is 409 or 412 && attempt < Tries)
            {
                // Another one wrote it meanwhile: looked at again, since that one may know fewer rows, and will not come back for it.
            }
        }
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellation);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Stores a view that is never changed; what is there stays.</summary>
    public async Task PutOnceAsync(string name, byte[] content, string contentType, DateTimeOffset modified, CancellationToken cancellation)
    {
        var metadata = Metadata(content, modified, row: null);
        metadata.Add(ImmutableKey, "true");
        try
        {
            await storage.Public.GetBlobClient(name).UploadAsync(
                new BinaryData(content),
                new BlobUploadOptions { HttpHeaders = Headers(contentType, immutable: true), Metadata = metadata, Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellation);
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            // Another one was first, and readers may have that one.
        }
    }

    /// <summary>A view ready to be served; null when nothing of that name is rendered.</summary>
    public async Task<Representation?> FindAsync(string name, CancellationToken cancellation) => (await FindWithRowAsync(name, cancellation))?.View;

    /// <summary>The same with the log row that it is rendered up to; 0 where that is not kept.</summary>
    public async Task<(Representation View, long Row)?> FindWithRowAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = (await storage.Public.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
            var metadata = found.Details.Metadata;
            var view = new Representation(found.Content.ToMemory(), metadata[HashKey], DateTimeOffset.Parse(metadata[ModifiedKey], CultureInfo.InvariantCulture), found.Details.ContentType, MaxAge);
            return (view with { Immutable = metadata.ContainsKey(ImmutableKey) }, RowOf(metadata));
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    private static long RowOf(IDictionary<string, string> metadata) => metadata.TryGetValue(RowKey, out var row) ? long.Parse(row, CultureInfo.InvariantCulture) : 0;

    // For whoever reads the container itself: what the site says by ConditionalGet.
    private static BlobHttpHeaders Headers(string contentType, bool immutable) => new() { ContentType = contentType, CacheControl = ConditionalGet.CacheControl(immutable, MaxAge) };

    private static Dictionary<string, string> Metadata(byte[] content, DateTimeOffset modified, long? row)
    {
        var metadata = new Dictionary<string, string> { [HashKey] = Convert.ToHexStringLower(SHA256.HashData(content)), [ModifiedKey] = modified.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) };
        if (row is { } number)
        {
            metadata.Add(RowKey, number.ToString(CultureInfo.InvariantCulture));
        }

        return metadata;
    }
}
