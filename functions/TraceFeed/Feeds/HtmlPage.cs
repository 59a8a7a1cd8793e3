using System.Text;

namespace TraceFeed.Feeds;

/// <summary>The frame of every page: head, feeds, navigation, footer. Without script.</summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder html = new();
    private readonly SiteLinks links;

    /// <summary>Opens a page.</summary>
    /// <param name="links">The site.</param>
    /// <param name="title">Its title, not encoded.</param>
    /// <param name="path">Its own path.</param>
    /// <param name="feeds">The path of the page whose feeds it announces.</param>
    /// <param name="notice">What the site says of itself before anything else, not encoded; null for nothing.</param>
    public HtmlPage(SiteLinks links, string title, string path, string feeds, string? notice)
    {
        this.links = links;
        html.Append("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        Line("<title>", title, "</title>");
        Head("canonical", null, null, path);
        Head("alternate", "application/feed+json", "JSON Feed", SiteLinks.Feed(feeds, "json"));
        Head("alternate", "application/rss+xml", "RSS", SiteLinks.Feed(feeds, "rss"));
        Head("alternate", "application/atom+xml", "Atom", SiteLinks.Feed(feeds, "atom"));
        html.Append("<style>").Append(PageStyle.Css).Append("</style>\n</head>\n<body>\n<header><a href=\"").Append(Address("/")).Append("\">TraceFeed</a> <span>how official statistics change after they are published</span></header>\n<main>\n");
        if (notice is not null)
        {
            Line("<p>", notice, "</p>");
        }
    }

    /// <summary>One line: a start tag, text that is encoded, an end tag.</summary>
    public HtmlPage Line(string start, string text, string end)
    {
        html.Append(start).Append(ContentHtml.Encode(text)).Append(end).Append('\n');
        return this;
    }

    /// <summary>Markup made here, never upstream.</summary>
    public HtmlPage Markup(string markup)
    {
        html.Append(markup).Append('\n');
        return this;
    }

    /// <summary>A link; text and address are encoded.</summary>
    public string Link(string address, string text) => $"<a href=\"{Address(address)}\">{ContentHtml.Encode(text)}</a>";

    /// <summary>Links to the three feeds of a page.</summary>
    public string Feeds(string path) =>
        $"{Link(SiteLinks.Feed(path, "json"), "JSON Feed")}, {Link(SiteLinks.Feed(path, "rss"), "RSS")}, {Link(SiteLinks.Feed(path, "atom"), "Atom")}";

    /// <summary>Closes the page: its bytes in UTF-8.</summary>
    public byte[] Close()
    {
        html.Append("</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private string Address(string address) => ContentHtml.Encode(links.Absolute(address));

    private void Head(string relation, string? type, string? title, string path)
    {
        html.Append("<link rel=\"").Append(relation).Append('"');
        if (type is not null)
        {
            html.Append(" type=\"").Append(type).Append("\" title=\"").Append(title).Append('"');
        }

        html.Append(" href=\"").Append(Address(path)).Append("\">\n");
    }
}
