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
        Items(page, feed, ByPublication, Told);
        page.Markup("<h2>Sources</h2>\n<ul>");
        foreach (var source in feed.Sources)
        {
            page.Markup($"<li>{page.Link(SiteLinks.Source(source.Id), source.Title)}: {page.Feeds(SiteLinks.Source(source.Id))}</li>");
        }

        page.Markup($"</ul>\n<h2>Claims</h2>\n<p>{page.Link(SiteLinks.Claims, "Claims about official figures, checked")}: what was in the news, what the publisher stated then, and what it states now.</p>\n<h2 id=\"about\">About this feed</h2>")
            .Markup("<p>Each item is what one publication changed in one table, or one change that stands for many figures, or what changed around the figures: names, wording, layout. Its date is the moment TraceFeed recorded the change; when the publisher published it stands in the text. New, and first seen here, mean that no publication read before stated it.</p>")
            .Markup("<p>An item counts every change and shows some: of each unit the largest revisions and withdrawals, and figures of the newest period, each with its cell. The caption of a table that is cut says how many of how many it shows; the log holds them all.</p>")
            .Markup("<p>What begins with \"Derived\" no publisher states: TraceFeed computes it from published figures, in the same commit, and shows for each figure what it is computed from, each number with its cell. <code>?origin=published</code> behind the address of a feed leaves it out.</p>")
            .Markup("<p>In the JSON Feed the <code>_tracefeed</code> object of an item carries the same for programs: the source, the commit and sequence numbers of the log, the publication, how many changes of each kind there are, and the changes shown, the one in the title first, " + FeedLimits.ChangesOfPublication.ToString(CultureInfo.InvariantCulture) + " at most in all items of a publication; <code>complete</code> says whether these are all, and if not, <code>url</code> leads to the log, which has them. A figure that was observed stands beside its <code>cell</code> of the archived original, with the cell's address; every other number is computed.</p>");
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
        Derived(page, source);
        return Footer(page, feed.Sources, feed.Links).Close();
    }

    /// <summary>The page of one area: its latest changes, whatever source has them.</summary>
    /// <param name="feed">Its feed.</param>
    /// <param name="area">The area.</param>
    public static byte[] Area(FeedDocument feed, Area area)
    {
        var page = new HtmlPage(feed.Links, feed.Title, feed.Path, feed.Path, feed.Notice);
        page.Line("<h1>", LegalText.Line(LegalText.Of(area.Name)), "</h1>")
            .Markup($"<p>What changed of it in the statistics watched here. Follow it: {page.Feeds(feed.Path)}.</p>");
        Items(page, feed, ByPublication, Told);
        return Footer(page, feed.Sources, feed.Links).Close();
    }

    /// <summary>The page of an archive: older changes, which never change again.</summary>
    public static byte[] Archive(FeedDocument feed)
    {
        var number = feed.Paging.Archive.GetValueOrDefault();
        var title = string.Create(CultureInfo.InvariantCulture, $"{feed.Title}: older changes, {number}");
        var page = new HtmlPage(feed.Links, title, SiteLinks.Archive(feed.Path, number, "html"), feed.Path, feed.Notice);
        page.Line("<h1>", title, "</h1>").Markup($"<p>{page.Link(feed.Path, "The latest changes")}</p>");
        Items(page, feed, ByPublication, Told);
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
        if (item.Titled?.Change is { Series: { } series, Period: not null })
        {
            page.Markup($"<p>{page.Link(SiteLinks.SeriesRevisions(SeriesId.Of(item.Source, series).ToString()), "How first figures of the series in the title were revised")}.</p>");
        }

        page.Markup($"<footer><p>{page.Link(source, item.Definition?.Title ?? "All changes")}. Follow it: {page.Feeds(source)}.</p></footer>");
        return page.Close();
    }

    private static string ByPublication(FeedItem first) => first.Definition?.Title ?? first.Source;

    private static string Told(FeedItem first) => Provenance.Sentence(first.Publication, first.RecordedAt);

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

        if (feed.Older("html") is { } older)
        {
            page.Markup($"<p>{page.Link(older, "Older changes")}</p>");
        }
    }

    private static void Derived(HtmlPage page, SourceDefinition source)
    {
        foreach (var table in source.Derived)
        {
            page.Line("<h2>", $"Derived by TraceFeed: {table.Title}", "</h2>").Line("<p>", table.Notes, "</p>").Markup("<ul>");
            foreach (var alike in table.Rows.GroupBy(row => row.Method))
            {
                page.Line("<li>", DerivedContent.Method(alike, table.Rows), "</li>");
            }

            page.Markup("</ul>");
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
