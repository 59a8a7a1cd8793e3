namespace TraceFeed.Feeds;

/// <summary>A form of a feed.</summary>
/// <param name="Name">Its name in addresses.</param>
/// <param name="ContentType">What it is served as.</param>
/// <param name="Render">Renders a document in it.</param>
public sealed record FeedFormat(string Name, string ContentType, Func<FeedDocument, byte[]> Render)
{
    private static readonly FeedFormat Json = new("json", JsonFeedRenderer.ContentType, JsonFeedRenderer.Render);
    private static readonly FeedFormat Atom = new("atom", AtomRenderer.ContentType, AtomRenderer.Render);

    /// <summary>Those of a feed.</summary>
    public static readonly IReadOnlyList<FeedFormat> Feed = [Json, new("rss", RssRenderer.ContentType, RssRenderer.Render), Atom];

    /// <summary>Those of an archive: RSS has no form for it; people read a page.</summary>
    public static readonly IReadOnlyList<FeedFormat> Archive = [Json, Atom, new("html", HtmlPages.ContentType, HtmlPages.Archive)];
}
