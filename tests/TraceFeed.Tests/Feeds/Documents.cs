using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Feeds;

/// <summary>Feeds of items that a test has, cut as the product cuts them.</summary>
internal static class Documents
{
    /// <summary>The feed of every source.</summary>
    public static FeedDocument OfAll(Uri baseUrl, DefinitionCatalog catalog, IEnumerable<FeedItem> newestFirst, string? notice = null) =>
        Of(FeedSubject.All, baseUrl, catalog.Sources, newestFirst, notice);

    /// <summary>The feed of one source.</summary>
    public static FeedDocument OfSource(Uri baseUrl, SourceDefinition source, IEnumerable<FeedItem> newestFirst, string? notice = null) =>
        Of(FeedSubject.OfSource(source), baseUrl, [source], newestFirst.Where(item => item.Source == source.Id), notice);

    private static FeedDocument Of(FeedSubject subject, Uri baseUrl, IReadOnlyList<SourceDefinition> sources, IEnumerable<FeedItem> newestFirst, string? notice)
    {
        var links = new SiteLinks(baseUrl);
        var selection = new FeedSelection(links);
        return subject.Document(links, sources, notice) with { Items = [.. newestFirst.TakeWhile(item => selection.TryTake(item))] };
    }
}
