using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>The items of log rows. What was read once is kept, so that one rendering of many feeds reads no row twice.</summary>
public sealed class LoggedItems(DefinitionCatalog catalog, StorageAccount storage)
{
    private readonly CommitReader commits = new(storage);
    private readonly Dictionary<(long Row, string Filter), IReadOnlyList<FeedItem>> read = [];

    /// <summary>Changes read so far.</summary>
    public long Changes { get; private set; }

    /// <summary>The items that a row gives a feed.</summary>
    public async Task<IReadOnlyList<FeedItem>> OfAsync(long row, FeedFilter filter, CancellationToken cancellation)
    {
        if (!read.TryGetValue((row, filter.Key), out var items))
        {
            read.Add((row, filter.Key), items = Texts(filter.Area) is { } texts ? await OfAreaAsync(row, filter, texts, cancellation) : await WholeAsync(row, filter, cancellation));
        }

        return items;
    }

    /// <summary>Keeps the items of a row that was read otherwise.</summary>
    public void Keep(long row, IReadOnlyList<FeedItem> items) => read[(row, FeedFilter.None.Key)] = items;

    private async Task<IReadOnlyList<FeedItem>> WholeAsync(long row, FeedFilter filter, CancellationToken cancellation)
    {
        var commit = await commits.ReadAsync(row, cancellation);
        Changes += commit.Changes.Count;
        return FeedItems.Of(commit, [.. commit.Changes.Select((change, i) => new NumberedChange(commit.FirstSequence + i, change))], catalog, filter);
    }

    private async Task<IReadOnlyList<FeedItem>> OfAreaAsync(long row, FeedFilter filter, IReadOnlyList<byte[]> texts, CancellationToken cancellation)
    {
        var (commit, changes, count) = await commits.ReadWithAsync(row, texts, cancellation);
        Changes += count;
        return FeedItems.Of(commit, [.. changes.Select(one => new NumberedChange(commit.FirstSequence + one.Index, one.Change))], catalog, filter);
    }

    // How the log writes the area's code or name; and what stands for others, by which they are told. A text that was mended is not in the log as it is here.
    private static IReadOnlyList<byte[]>? Texts(string? area)
    {
        if (area is null || area.AsSpan().ContainsAny('\uFFFD', '\n'))
        {
            return null;
        }

        var name = area[(area.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return [JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray(), "\"mass\":"u8.ToArray(), "\"drift\":"u8.ToArray()];
    }
}
