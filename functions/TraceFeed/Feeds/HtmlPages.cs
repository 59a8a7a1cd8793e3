using System.Globalization;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Renders the pages; the same document has the same bytes. They are to be served with <see cref="PageStyle.ContentSecurityPolicy"/>.</summary>
public static class HtmlPages
{
    /// <summary>What they are served as.</summary>
    public const string ContentType = "text/html; charset=utf-8";

    /// <summary>The home page: the latest changes of every source, and the sources.</summary>
    public static byte[] Home(FeedDocument feed)
    {
        var page = new HtmlPage(feed.Links, feed.Title, feed.Path, feed.Path, feed.Notice);
        page.Markup("<h1>Latest changes</h1>").Line("<p>", feed.Description, "</p>").Markup($"<p>Follow all of it: {page.Feeds(feed.Path)}.</p>");
        Items(page, feed, commit => commit.Definition?.Title ?? commit.Source, commit => Provenance.Sentence(commit.Publication, commit.RecordedAt));
        page.Markup("<h2>Sources</h2>\n<ul>");
        foreach (var source in feed.Sources)
        {
            page.Markup($"<li>{page.Link(SiteLinks.Source(source.Id), source.Title)}: {page.Feeds(SiteLinks.Source(source.Id))}</li>");
        }

        page.Markup("</ul>\n<h2 id=\"about\">About this feed</h2>")
            .Markup("<p>Each item is what one publication changed in one table, or one change that stands for many figures, or what changed around the figures: names, wording, layout. Its date is the moment TraceFeed recorded the change; when the publisher published it stands in the text. New, and first seen here, mean that no publication read before stated it.</p>")
            .Markup("<p>An item counts every change and shows some: of each unit the largest revisions and withdrawals, and figures of the newest period, each with its cell. The caption of a table that is cut says how many of how many it shows; the log holds them all.</p>")
            .Markup("<p>In the JSON Feed the <code>_tracefeed</code> object of an item carries the same for programs: the source, the commit and sequence numbers of the log, the publication, how many changes of each kind there are, and " + FeedLimits.ChangesInExtension.ToString(CultureInfo.InvariantCulture) + " of the changes shown at most, the one in the title first, each with the cell of the archived original it was read from.</p>");
        return Footer(page, feed.Sources, feed.Links).Close();
    }

    /// <summary>The page of one source: its latest changes.</summary>
    public static byte[] Source(FeedDocument feed)
    {
        var page = new HtmlPage(feed.Links, feed.Title, feed.Path, feed.Path, feed.Notice);
        var source = feed.Sources[0];
        page.Line("<h1>", source.Title, "</h1>")
            .Markup($"<p>Published by {page.Link(source.Publisher.Url.AbsoluteUri, source.Publisher.Name)}: {page.Link(source.Home.AbsoluteUri, "the official page")}. Follow it: {page.Feeds(feed.Path)}.</p>");
        Items(page, feed, commit => Provenance.Sentence(commit.Publication, commit.RecordedAt).TrimEnd('.'), _ => null);
        return Footer(page, feed.Sources, feed.Links).Close();
    }

    /// <summary>The page of one item, with the whole content.</summary>
    /// <param name="item">The item.</param>
    /// <param name="baseUrl">The public base URL.</param>
    /// <param name="notice">What the site says of itself on every page, as plain text; null for nothing.</param>
    public static byte[] Item(FeedItem item, Uri baseUrl, string? notice = null)
    {
        var links = new SiteLinks(baseUrl);
        var source = item.Definition is null ? "/" : SiteLinks.Source(item.Source);
        var page = new HtmlPage(links, item.Title, item.Path, source, notice);
        page.Line("<h1>", item.Title, "</h1>").Markup(ContentHtml.Of(item.Content, links).TrimEnd('\n'));
        page.Markup($"<footer><p>{page.Link(source, item.Definition?.Title ?? "All changes")}. Follow it: {page.Feeds(source)}.</p></footer>");
        return page.Close();
    }

    private static void Items(HtmlPage page, FeedDocument feed, Func<FeedItem, string> heading, Func<FeedItem, string?> note)
    {
        if (feed.Items.Count == 0)
        {
            page.Markup("<p>No change has been recorded yet.</p>");
        }

        foreach (var commit in feed.Items.GroupBy(item => (item.Source, item.Ordinal)))
        {
            page.Line("<h2>", heading(commit.First()), "</h2>");
            if (note(commit.First()) is { } line)
            {
                page.Line("<p class=\"soft\">", line, "</p>");
            }

            foreach (var item in commit)
            {
                page.Markup($"<article><h3>{page.Link(item.Path, item.Title)}</h3>").Line("<p>", item.Lead, "</p></article>");
            }
        }
    }

    private static HtmlPage Footer(HtmlPage page, IReadOnlyList<SourceDefinition> sources, SiteLinks links)
    {
        page.Markup("<footer>");
        foreach (var licence in sources.Select(source => source.Licence).Distinct())
        {
            page.Markup(ContentHtml.Of([Provenance.Attribution(licence)], links).TrimEnd('\n'));
        }

        return page.Markup("</footer>");
    }
}
