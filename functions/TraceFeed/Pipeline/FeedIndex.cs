using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>
/// Which log rows give a feed items, and how many: by it a feed of an area is made without reading the whole log, and archives are cut.
/// Pages of <see cref="FeedIndexPage.Rows"/> rows, appended to as the log grows; a full one never changes, and is kept in memory.
/// </summary>
public sealed class FeedIndex(StorageAccount storage)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<long, FeedIndexPage> full = new();

    /// <summary>The last row that it has; 0 for none.</summary>
    public async Task<long> ThroughAsync(CancellationToken cancellation)
    {
        var pages = await PagesAsync(cancellation);
        return pages.Sum(page => page.All.Count);
    }

    /// <summary>The rows of a feed above a number, ascending.</summary>
    public async Task<IReadOnlyList<IndexedRow>> RowsAsync(FeedSubject subject, long above, CancellationToken cancellation)
    {
        var pages = await PagesAsync(cancellation);
        return
        [
            .. subject.Area is { } text
                ? pages.SelectMany(page => page.Areas.Values.Where(area => FeedFilter.Names(text, Of(area)))).SelectMany(area => area.Rows)
                    .Where(row => row.Row > above).GroupBy(row => row.Row).OrderBy(row => row.Key).Select(row => new IndexedRow(row.Key, row.Max(one => one.Items), row.Sum(one => one.Bytes)))
                : pages.SelectMany(page => page.All).Select((row, i) => (row.Source, Row: new IndexedRow(i + 1, row.Items, row.Bytes)))
                    .Where(one => one.Row.Row > above && (subject.Source is null || one.Source == subject.Source.Id)).Select(one => one.Row),
        ];
    }

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
        var blob = Blob((commit.Row - 1) / FeedIndexPage.Rows);
        var entry = new FeedIndexPage.RowEntry(commit.Source, items.Count, items.Sum(item => (long)JsonFeedItem.Size(item, links)));
        var areas = AreaChanges.Of(commit);
        for (var done = false; !done;)
        {
            var (page, tag) = await ReadAsync(blob, cancellation);
            if (page.All.Count > (commit.Row - 1) % FeedIndexPage.Rows)
            {
                return;
            }

            page.All.Add(entry);
            foreach (var area in areas)
            {
                if (!page.Areas.TryGetValue(area.Area.Key, out var known))
                {
                    page.Areas.Add(area.Area.Key, known = new FeedIndexPage.AreaEntry(area.Area.Type, area.Area.Code, area.Area.Name, []));
                }

                known.Rows.Add(new IndexedRow(commit.Row, area.Items, area.Bytes));
            }

            done = await TryWriteAsync(blob, page, tag, cancellation);
        }
    }

    private async Task<List<FeedIndexPage>> PagesAsync(CancellationToken cancellation)
    {
        var pages = new List<FeedIndexPage>();
        do
        {
            if (!full.TryGetValue(pages.Count, out var page))
            {
                (page, _) = await ReadAsync(Blob(pages.Count), cancellation);
                if (page.All.Count == FeedIndexPage.Rows)
                {
                    full.TryAdd(pages.Count, page);
                }
            }

            pages.Add(page);
        }
        while (pages[^1].All.Count == FeedIndexPage.Rows);
        return pages;
    }

    private static Area Of(FeedIndexPage.AreaEntry area) => new(area.Type, area.Code, area.Name);

    private BlobClient Blob(long number) => storage.Public.GetBlobClient(ViewNames.Index(number));

    private static async Task<(FeedIndexPage Page, ETag? Tag)> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return (found.Content.ToObjectFromJson<FeedIndexPage>(Json)!, found.Details.ETag);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return (new FeedIndexPage(), null);
        }
    }

    private static async Task<bool> TryWriteAsync(BlobClient blob, FeedIndexPage page, ETag? tag, CancellationToken cancellation)
    {
        var conditions = tag is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = tag };
        try
        {
            await blob.UploadAsync(BinaryData.FromObjectAsJson(page, Json), new BlobUploadOptions { Conditions = conditions }, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 409 or 412)
        {
            return false;
        }
    }
}
