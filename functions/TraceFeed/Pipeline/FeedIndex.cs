using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>
/// Which log rows give a feed items, and how many: by it archives are cut, and a feed of an area is made without reading the whole log. What each row
/// gives the feeds of everything and of its source is one blob, read by one call however long the log is. Its areas are in pages of
/// <see cref="FeedIndexPage.Rows"/> rows, of which a full one never changes, and is kept in memory.
/// </summary>
public sealed class FeedIndex(StorageAccount storage)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<long, FeedIndexPage> full = new();
    private readonly BlobClient all = storage.Public.GetBlobClient(ViewNames.IndexedRows);

    /// <summary>The last row that it has; 0 for none.</summary>
    public async Task<long> ThroughAsync(CancellationToken cancellation) => (await AllAsync(cancellation)).Rows.Count;

    /// <summary>The rows of a feed above a number, ascending.</summary>
    public async Task<IReadOnlyList<IndexedRow>> RowsAsync(FeedSubject subject, long above, CancellationToken cancellation) => subject.Area is { } text
        ?
        [
            .. (await PagesAsync(cancellation)).SelectMany(page => page.Areas.Values.Where(area => FeedFilter.Names(text, Of(area)))).SelectMany(area => area.Rows)
                .Where(row => row.Row > above).GroupBy(row => row.Row).OrderBy(row => row.Key).Select(row => new IndexedRow(row.Key, row.Max(one => one.Items), row.Sum(one => one.Bytes))),
        ]
        :
        [
            .. (await AllAsync(cancellation)).Rows.Select((row, i) => (row.Source, Row: new IndexedRow(i + 1, row.Items, row.Bytes)))
                .Where(one => one.Row.Row > above && (subject.Source is null || one.Source == subject.Source.Id)).Select(one => one.Row),
        ];

    /// <summary>An area of the log that an address names; null when it names none.</summary>
    public async Task<Area?> FindAsync(string text, CancellationToken cancellation) =>
        (await PagesAsync(cancellation)).SelectMany(page => page.Areas.Values).Select(Of).FirstOrDefault(area => FeedFilter.Names(text, area));

    /// <summary>Appends what a row gives the feeds, unless it is there; rows are appended in their order.</summary>
    /// <param name="commit">The commit of the row.</param>
    /// <param name="items">Its items.</param>
    /// <param name="links">The site.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task AppendAsync(Commit commit, IReadOnlyList<FeedItem> items, SiteLinks links, CancellationToken cancellation)
    {
        // Its areas first: what stands in the list of rows is there whole.
        var areas = AreaChanges.Of(commit);
        var blob = Blob((commit.Row - 1) / FeedIndexPage.Rows);
        for (var done = false; !done;)
        {
            var (page, tag) = await PageAsync(blob, cancellation);
            done = page.Count > (commit.Row - 1) % FeedIndexPage.Rows || await TryWriteAsync(blob, With(page, commit.Row, areas), tag, cancellation);
        }

        var entry = new FeedIndexPage.RowEntry(commit.Source, items.Count, items.Sum(item => (long)JsonFeedItem.Size(item, links)));
        for (var done = false; !done;)
        {
            var (rows, tag) = await AllAsync(cancellation);
            done = rows.Count >= commit.Row || await TryWriteAsync(all, rows.Append(entry), tag, cancellation);
        }
    }

    private static FeedIndexPage With(FeedIndexPage page, long row, IReadOnlyList<AreaChanges> areas)
    {
        page.Count++;
        foreach (var area in areas)
        {
            if (!page.Areas.TryGetValue(area.Area.Key, out var known))
            {
                page.Areas.Add(area.Area.Key, known = new FeedIndexPage.AreaEntry(area.Area.Type, area.Area.Code, area.Area.Name, []));
            }

            known.Rows.Add(new IndexedRow(row, area.Items, area.Bytes));
        }

        return page;
    }

    private async Task<List<FeedIndexPage>> PagesAsync(CancellationToken cancellation)
    {
        var pages = new List<FeedIndexPage>();
        do
        {
            if (!full.TryGetValue(pages.Count, out var page))
            {
                (page, _) = await PageAsync(Blob(pages.Count), cancellation);
                if (page.Count == FeedIndexPage.Rows)
                {
                    full.TryAdd(pages.Count, page);
                }
            }

            pages.Add(page);
        }
        while (pages[^1].Count == FeedIndexPage.Rows);
        return pages;
    }

    private static Area Of(FeedIndexPage.AreaEntry area) => new(area.Type, area.Code, area.Name);

    private BlobClient Blob(long number) => storage.Public.GetBlobClient(ViewNames.Index(number));

    private async Task<(IReadOnlyList<FeedIndexPage.RowEntry> Rows, ETag? Tag)> AllAsync(CancellationToken cancellation) =>
        await ReadAsync<IReadOnlyList<FeedIndexPage.RowEntry>>(all, cancellation) is var (rows, tag) ? (rows, tag) : ([], null);

    private static async Task<(FeedIndexPage Page, ETag? Tag)> PageAsync(BlobClient blob, CancellationToken cancellation) =>
        await ReadAsync<FeedIndexPage>(blob, cancellation) is var (page, tag) ? (page, tag) : (new FeedIndexPage(), null);

    private static async Task<(T Content, ETag Tag)?> ReadAsync<T>(BlobClient blob, CancellationToken cancellation) =>
        await TaggedBlob.ReadAsync(blob, cancellation) is var (content, tag) ? (content.ToObjectFromJson<T>(Json)!, tag) : null;

    private static Task<bool> TryWriteAsync<T>(BlobClient blob, T content, ETag? tag, CancellationToken cancellation) =>
        TaggedBlob.TryWriteAsync(blob, BinaryData.FromObjectAsJson(content, Json), tag, cancellation);
}
