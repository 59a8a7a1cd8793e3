using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace TraceFeed.Pipeline;

/// <summary>A small blob that several publishers replace: one that read it under a tag replaces it only as long as no other did.</summary>
internal static class TaggedBlob
{
    /// <summary>Its content and the tag it was read under; null when there is none.</summary>
    public static async Task<(BinaryData Content, ETag Tag)?> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return (found.Content, found.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Replaces it; false when another one replaced it since it was read, or made it when there was none.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="tag">The tag it was read under; null when there was none.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<bool> TryWriteAsync(BlobClient blob, BinaryData content, ETag? tag, CancellationToken cancellation)
    {
        var conditions = tag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = tag };
        try
        {
            await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
