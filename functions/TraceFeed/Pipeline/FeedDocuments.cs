using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Makes the documents of feeds: the newest one, its archives, and pages of a feed with a filter.</summary>
public sealed class FeedDocuments(DefinitionCatalog catalog, FeedIndex index, SiteSettings site)
{
    private readonly SiteLinks links = new(site.BaseUrl);

    /// <summary>How the history of a feed is cut into archives.</summary>
    public async Task<FeedArchives> ArchivesAsync(FeedSubject subject, CancellationToken cancellation) => new(await index.RowsAsync(subject, above: 0, cancellation));

    /// <summary>The newest document: what the limits allow, and all that no archive has.</summary>
    public async Task<FeedDocument> NewestAsync(FeedSubject subject, LoggedItems items, CancellationToken cancellation)
    {
        var rows = await index.RowsAsync(subject, above: 0, cancellation);
        var archives = new FeedArchives(rows);
        var selection = new FeedSelection(links);
        var complete = true;
        for (var i = rows.Count - 1; i >= 0 && complete; i--)
        {
            var always = rows[i].Row > archives.Through;
            complete = (await items.OfAsync(rows[i].Row, Filter(subject), cancellation)).All(item => selection.TryTake(item, always));
        }

        return Document(subject, selection.Items, FeedFilter.None, new FeedPaging { Older = complete || archives.Count == 0 ? null : archives.Count });
    }

    /// <summary>An archive: the items of its rows, the newest first.</summary>
    /// <param name="subject">What the feed is of.</param>
    /// <param name="archives">Its archives.</param>
    /// <param name="number">One of their numbers.</param>
    /// <param name="items">Reads the items.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FeedDocument> ArchiveAsync(FeedSubject subject, FeedArchives archives, int number, LoggedItems items, CancellationToken cancellation)
    {
        var all = new List<FeedItem>();
        foreach (var row in archives[number].Reverse())
        {
            all.AddRange(await items.OfAsync(row, Filter(subject), cancellation));
        }

        return Document(subject, all, FeedFilter.None, new FeedPaging { Archive = number, Older = number > 1 ? number - 1 : null });
    }

    /// <summary>A page of a feed with a filter: whole rows, and no further row once <paramref name="mostChanges"/> were read.</summary>
    /// <param name="subject">What the feed is of.</param>
    /// <param name="filter">What it lets through.</param>
    /// <param name="before">The log row below which the page begins; null for the newest.</param>
    /// <param name="mostChanges">Changes.</param>
    /// <param name="items">Reads the items.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<FeedDocument> PageAsync(FeedSubject subject, FeedFilter filter, long? before, int mostChanges, LoggedItems items, CancellationToken cancellation)
    {
        IReadOnlyList<IndexedRow> rows = [.. (await index.RowsAsync(subject, above: 0, cancellation)).Where(row => before is null || row.Row < before)];
        var (all, bytes) = (new List<FeedItem>(), 0L);
        var i = rows.Count - 1;
        for (; i >= 0 && items.Changes < mostChanges; i--)
        {
            var next = await items.OfAsync(rows[i].Row, filter with { Area = subject.Area }, cancellation);
            bytes += next.Sum(item => (long)JsonFeedItem.Size(item, links));

            // Who looks once a day misses none: RSS has no next page.
            var limit = before is null && all.Count > 0 && next.Count > 0 && all[0].RecordedAt - next[0].RecordedAt < FeedLimits.Always ? FeedLimits.MostBytes : FeedLimits.Bytes;
            if (all.Count > 0 && next.Count > 0 && (all.Count + next.Count > FeedLimits.Items || bytes > limit))
            {
                break;
            }

            all.AddRange(next);
        }

        return Document(subject, all, filter, new FeedPaging { Before = before, OlderBefore = i < 0 ? null : rows[i].Row + 1 });
    }

    private static FeedFilter Filter(FeedSubject subject) => FeedFilter.None with { Area = subject.Area };

    // An area's feed speaks of the sources that its items are of; the others of what they watch, also before it says anything.
    private FeedDocument Document(FeedSubject subject, IReadOnlyList<FeedItem> items, FeedFilter filter, FeedPaging paging)
    {
        IReadOnlyList<SourceDefinition> sources = subject switch
        {
            { Source: { } source } => [source],
            { Area: not null } => [.. items.Select(item => item.Definition).OfType<SourceDefinition>().DistinctBy(source => source.Id).OrderBy(source => source.Id, StringComparer.Ordinal)],
            _ => catalog.Sources,
        };
        return subject.Document(links, sources, site.Notice, filter) with { Items = items, Paging = paging };
    }
}
