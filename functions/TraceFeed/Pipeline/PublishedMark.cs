using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>How far the log has been rendered. Its entity tag tells a publisher that another one was at work meanwhile.</summary>
internal sealed class PublishedMark(StorageAccount storage)
{
    /// <summary>The blob's name among the views; it is not served.</summary>
    public const string Name = "published-up-to";

    private readonly BlobClient blob = storage.Public.GetBlobClient(Name);

    /// <summary>The last row rendered, 0 for none, and the tag it was read under.</summary>
    public async Task<(long Row, ETag? Tag)> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return (long.Parse(found.Content.ToString(), CultureInfo.InvariantCulture), found.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return (0, null);
        }
    }

    /// <summary>Moves the mark; false when another publisher moved it since it was read.</summary>
    public async Task<bool> TryMoveAsync(long row, ETag? tag, CancellationToken cancellation)
    {
        var conditions = tag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = tag };
        try
        {
            await blob.UploadAsync(BinaryData.FromString(row.ToString(CultureInfo.InvariantCulture)), new BlobUploadOptions { Conditions = conditions }, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
