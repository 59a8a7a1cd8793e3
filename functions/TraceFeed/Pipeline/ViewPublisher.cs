using Microsoft.Extensions.Logging;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Renders the feeds and pages whose content changed. Views are made from the log alone; rendering again changes nothing.</summary>
public sealed class ViewPublisher(DefinitionCatalog catalog, StorageAccount storage, PublicViews views, SiteSettings site, ILogger<ViewPublisher> logger)
{
    private readonly CommitReader commits = new(storage);
    private readonly PublishedMark mark = new(storage);

    /// <summary>Renders everything up to the head of the log, again if another publisher was at work meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        for (var done = false; !done;)
        {
            var (rendered, tag) = await mark.ReadAsync(cancellation);
            var head = await commits.HeadAsync(cancellation);
            var cache = new Dictionary<long, (Commit Commit, long PreviousRow)>();
            var (count, changed) = await ItemsAsync(rendered, head, cache, cancellation);
            foreach (var feed in await FeedsAsync(head, cache, cancellation))
            {
                foreach (var (name, content, type) in Renderings(feed))
                {
                    count++;
                    changed += await views.PutAsync(name, content, type, feed.Updated, cancellation) ? 1 : 0;
                }
            }

            done = await mark.TryMoveAsync(head, tag, cancellation);
            PipelineLog.Published(logger, count, changed);
        }
    }

    // An item's page is rendered once, when its commit is first seen, and never edited.
    private async Task<(int Count, int Changed)> ItemsAsync(long rendered, long head, Dictionary<long, (Commit, long)> cache, CancellationToken cancellation)
    {
        int count = 0, changed = 0;
        for (var row = rendered + 1; row <= head; row++)
        {
            foreach (var item in FeedItems.Of((await CommitAsync(row, cache, cancellation)).Commit, catalog))
            {
                count++;
                changed += await views.PutAsync(ViewNames.Item(item.Source, item.Ordinal, item.Subject), HtmlPages.Item(item, site.BaseUrl, site.Notice), Html, item.RecordedAt, cancellation) ? 1 : 0;
            }
        }

        return (count, changed);
    }

    private async Task<List<FeedDocument>> FeedsAsync(long head, Dictionary<long, (Commit Commit, long PreviousRow)> cache, CancellationToken cancellation)
    {
        var feeds = new List<FeedDocument> { FeedDocument.OfAll(site.BaseUrl, catalog, await NewestAsync(head, (row, _) => row - 1, cache, cancellation), site.Notice) };
        foreach (var source in catalog.Sources)
        {
            var last = await commits.HeadOfAsync(source.Id, cancellation);
            feeds.Add(FeedDocument.OfSource(site.BaseUrl, source, await NewestAsync(last, (_, previous) => previous, cache, cancellation), site.Notice));
        }

        return feeds;
    }

    private async Task<List<FeedItem>> NewestAsync(long from, Func<long, long, long> before, Dictionary<long, (Commit Commit, long PreviousRow)> cache, CancellationToken cancellation)
    {
        var items = new List<FeedItem>();
        for (var row = from; row > 0 && items.Count < FeedLimits.Items;)
        {
            var (commit, previous) = await CommitAsync(row, cache, cancellation);
            items.AddRange(FeedItems.Of(commit, catalog));
            row = before(row, previous);
        }

        return items;
    }

    private async Task<(Commit Commit, long PreviousRow)> CommitAsync(long row, Dictionary<long, (Commit, long)> cache, CancellationToken cancellation)
    {
        if (!cache.TryGetValue(row, out var commit))
        {
            cache.Add(row, commit = await commits.ReadAsync(row, cancellation));
        }

        return commit;
    }

    private const string Html = "text/html; charset=utf-8";

    private static IEnumerable<(string Name, byte[] Content, string Type)> Renderings(FeedDocument feed)
    {
        var source = feed.Path == "/" ? null : feed.Sources[0].Id;
        yield return (source is null ? ViewNames.Home : ViewNames.Source(source), source is null ? HtmlPages.Home(feed) : HtmlPages.Source(feed), Html);
        foreach (var (format, type, content) in new[] { ("json", JsonFeedRenderer.ContentType, JsonFeedRenderer.Render(feed)), ("rss", RssRenderer.ContentType, RssRenderer.Render(feed)), ("atom", AtomRenderer.ContentType, AtomRenderer.Render(feed)) })
        {
            yield return (source is null ? ViewNames.Feed(format) : ViewNames.SourceFeed(source, format), content, type);
        }
    }
}
