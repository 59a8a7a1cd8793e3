using Microsoft.Extensions.Logging;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>
/// Renders the feeds and pages whose content changed: of a source only when it has a row that is not rendered, or when everything is rendered in
/// another <see cref="RenderedForm"/>. Views are made from the log alone; rendering again changes nothing.
/// </summary>
public sealed class ViewPublisher(
    DefinitionCatalog catalog, StorageAccount storage, PublicViews views, FeedIndex index, FeedDocuments documents, ArchiveViews archives, SiteSettings site, ILogger<ViewPublisher> logger)
{
    // No feed reads further back, unless it is of a source that is published seldom.
    private const int Kept = FeedLimits.Items;

    private readonly CommitReader commits = new(storage);
    private readonly PublishedMark mark = new(storage);
    private readonly SiteLinks links = new(site.BaseUrl);
    private readonly string form = RenderedForm.Of(catalog, site);

    /// <summary>Renders what a message asks for, in its trace.</summary>
    public Task RunAsync(PublishMessage message, CancellationToken cancellation) =>
        PipelineTrace.InAsync(PipelineTrace.Processing(WorkQueues.Publish, message.Trace), () => RunAsync(cancellation));

    /// <summary>Renders everything up to the head of the log, again if another publisher was at work meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var span = PipelineTrace.Rendering();
        for (var done = false; !done;)
        {
            var (rendered, renderedForm, tag) = await mark.ReadAsync(cancellation);
            var head = await commits.HeadAsync(cancellation);
            if (rendered == head && renderedForm == form)
            {
                return;
            }

            var items = new LoggedItems(catalog, storage);
            var tally = new ChangeTally();
            var (count, changed, news) = await ItemsAsync(rendered, head, items, tally, cancellation);
            foreach (var subject in catalog.Sources.Where(source => renderedForm != form || news.Contains(source.Id)).Select(FeedSubject.OfSource).Prepend(FeedSubject.All))
            {
                // Archives first: what the newest document leads to is there.
                var archived = await archives.RenderAsync(subject, items, cancellation);
                (count, changed) = (count + archived, changed + archived);
                var feed = await documents.NewestAsync(subject, items, cancellation);
                foreach (var format in FeedFormat.Feed)
                {
                    count++;
                    changed += await PutAsync(ViewNames.Feed(subject, format.Name), format.Render(feed), format.ContentType, feed, cancellation);
                }

                count++;
                changed += await PutAsync(ViewNames.Page(subject), subject.Source is null ? HtmlPages.Home(feed) : HtmlPages.Source(feed), HtmlPages.ContentType, feed, cancellation);
            }

            done = await mark.TryMoveAsync(head, form, tag, cancellation);
            if (done)
            {
                // Whoever moves the mark over a row counts its changes, and nobody else.
                tally.Tell();
                span?.SetTag(TelemetryTag.FirstRow, rendered + 1).SetTag(TelemetryTag.Row, head).SetTag(TelemetryTag.Views, count).SetTag(TelemetryTag.Changed, changed);
            }

            PipelineLog.Published(logger, count, changed);
        }
    }

    // With its newest row, so that a publisher that was overtaken leaves the later rendering alone: nobody would come back for it.
    private async Task<int> PutAsync(string name, byte[] content, string contentType, FeedDocument feed, CancellationToken cancellation) =>
        await views.PutAsync(name, content, contentType, cancellation, feed.Items.Count == 0 ? 0 : feed.Items[0].Row) ? 1 : 0;

    // An item's page is rendered once, when its commit is first seen, and never edited.
    private async Task<(int Count, int Changed, IReadOnlySet<string> News)> ItemsAsync(long rendered, long head, LoggedItems kept, ChangeTally tally, CancellationToken cancellation)
    {
        int count = 0, changed = 0;
        var news = new HashSet<string>(StringComparer.Ordinal);
        var indexed = await index.ThroughAsync(cancellation);
        for (var row = Math.Min(rendered, indexed) + 1; row <= head; row++)
        {
            var commit = await commits.ReadAsync(row, cancellation);
            var items = FeedItems.Of(commit, catalog);
            if (row > indexed)
            {
                await index.AppendAsync(commit, items, links, cancellation);
            }

            if (row > head - Kept)
            {
                kept.Keep(row, items);
            }

            if (row <= rendered)
            {
                continue;
            }

            tally.Add(commit);
            news.Add(commit.Source);
            foreach (var item in items)
            {
                count++;
                changed += await views.PutAsync(ViewNames.Item(item.Source, item.Ordinal, item.Subject), HtmlPages.Item(item, site.BaseUrl, site.Notice), HtmlPages.ContentType, cancellation) ? 1 : 0;
            }
        }

        return (count, changed, news);
    }
}
