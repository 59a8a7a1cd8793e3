using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>How far the log has been rendered, and by which <see cref="RenderedForm"/>. Its entity tag tells a publisher that another one was at work meanwhile.</summary>
internal sealed class PublishedMark(StorageAccount storage)
{
    /// <summary>The blob's name among the views; it is not served.</summary>
    public const string Name = "published-up-to";

    private readonly BlobClient blob = storage.Public.GetBlobClient(Name);

    /// <summary>The last row rendered, 0 for none or where what is there says none; the form in which everything is rendered, null when that was not kept; and the tag it was read under.</summary>
    public async Task<(long Row, string? Form, ETag? Tag)> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            var words = found.Content.ToString().Split(' ');
            return long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, words.ElementAtOrDefault(1), found.Details.ETag) : (0, null, found.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return (0, null, null);
        }
    }

    /// <summary>Moves the mark; false when another publisher moved it since it was read.</summary>
    public async Task<bool> TryMoveAsync(long row, string form, ETag? tag, CancellationToken cancellation)
    {
        var conditions = tag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = tag };
        try
        {
            await blob.UploadAsync(BinaryData.FromString(string.Create(CultureInfo.InvariantCulture, $"{row} {form}")), new BlobUploadOptions { Conditions = conditions }, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
