using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>
/// The page and the feeds of areas: rendered when they are first asked for and kept with the log row they are rendered up to. They are
/// rendered again only when a later row has changes of the area; else their bytes stay.
/// </summary>
public sealed class AreaViews(DefinitionCatalog catalog, StorageAccount storage, PublicViews views, FeedIndex index, FeedDocuments documents, SiteSettings site)
{
    private const string Page = "html";

    private readonly PublishedMark mark = new(storage);

    /// <summary>The area that an address names by key or code: one that a lookup knows or that the log has; null for none.</summary>
    public async Task<Area?> FindAsync(string text, CancellationToken cancellation) =>
        catalog.Areas.FirstOrDefault(area => FeedFilter.Names(text, area)) ?? await index.FindAsync(text, cancellation);

    /// <summary>The page of an area.</summary>
    public Task<Representation> PageAsync(FeedSubject subject, Area area, CancellationToken cancellation) =>
        ViewAsync(subject, new FeedFormat(Page, HtmlPages.ContentType, feed => HtmlPages.Area(feed, area)), cancellation);

    /// <summary>A feed of an area.</summary>
    public async Task<Representation> ViewAsync(FeedSubject subject, FeedFormat format, CancellationToken cancellation)
    {
        var name = ViewNames.AreaFeed(subject, format.Name, site);
        // What the index does not have yet no feed of an area has either.
        var rendered = Math.Min((await mark.ReadAsync(cancellation)).Row, await index.ThroughAsync(cancellation));
        var there = await views.FindWithRowAsync(name, cancellation);
        if (there is { } known && known.Row >= rendered)
        {
            return known.View;
        }

        if (there is { } old && (await index.RowsAsync(subject, above: old.Row, cancellation)).Count == 0)
        {
            await views.PutAsync(name, old.View.Content.ToArray(), format.ContentType, cancellation, rendered);
            return old.View;
        }

        var document = await documents.NewestAsync(subject, new LoggedItems(catalog, storage), cancellation);
        var content = format.Render(document);
        await views.PutAsync(name, content, format.ContentType, cancellation, rendered);
        return (await views.FindAsync(name, cancellation))!;
    }
}
