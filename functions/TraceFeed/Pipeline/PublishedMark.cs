using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
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
        if (await TaggedBlob.ReadAsync(blob, cancellation) is not var (content, tag))
        {
            return (0, null, null);
        }

        var words = content.ToString().Split(' ');
        return long.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? (row, words.ElementAtOrDefault(1), tag) : (0, null, tag);
    }

    /// <summary>Moves the mark; false when another publisher moved it since it was read.</summary>
    public Task<bool> TryMoveAsync(long row, string form, ETag? tag, CancellationToken cancellation) =>
        TaggedBlob.TryWriteAsync(blob, BinaryData.FromString(string.Create(CultureInfo.InvariantCulture, $"{row} {form}")), tag, cancellation);
}
