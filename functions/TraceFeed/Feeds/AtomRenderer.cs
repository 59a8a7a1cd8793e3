using System.Xml;

namespace TraceFeed.Feeds;

/// <summary>Renders Atom (RFC 4287); the same document has the same bytes.</summary>
public static class AtomRenderer
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "application/atom+xml; charset=utf-8";

    /// <summary>The feed in UTF-8.</summary>
    public static byte[] Render(FeedDocument feed) => XmlFeed.Render(xml =>
    {
        xml.WriteStartElement("feed", XmlFeed.Atom);
        xml.WriteAttributeString("xml", "lang", null, "en-GB");
        Element(xml, "id", feed.Id);
        Element(xml, "title", feed.Title);
        Element(xml, "subtitle", feed.Subtitle);
        Element(xml, "updated", JsonFeedItem.Moment(feed.Updated));
        Link(xml, "self", "application/atom+xml", feed.Self("atom"));
        Link(xml, "alternate", "text/html", feed.Home);
        History(xml, feed);
        Author(xml, "TraceFeed", feed.Links.Absolute("/"));
        if (feed.Attributions.Count > 0)
        {
            Element(xml, "rights", string.Join(' ', feed.Attributions));
        }

        foreach (var item in feed.Items)
        {
            Entry(xml, item, feed.Links);
        }

        xml.WriteEndElement();
    });

    // RFC 5005: a complete feed says so and has no links (section 2); pages of a feed with a filter lead to the next (3), archives to the one before (4).
    private static void History(XmlWriter xml, FeedDocument feed)
    {
        if (feed.Paging.IsComplete || feed.Paging.Archive is not null)
        {
            xml.WriteElementString("fh", feed.Paging.IsComplete ? "complete" : "archive", XmlFeed.History, "");
        }

        if (feed.Paging.Archive is not null)
        {
            Link(xml, "current", "application/atom+xml", feed.Current("atom"));
        }

        if (feed.Paging.Before is not null)
        {
            Link(xml, "first", "application/atom+xml", feed.Current("atom"));
        }

        if (feed.Older("atom") is { } older)
        {
            Link(xml, feed.Paging.Older is null ? "next" : "prev-archive", "application/atom+xml", older);
        }
    }

    private static void Entry(XmlWriter xml, FeedItem item, SiteLinks links)
    {
        xml.WriteStartElement("entry", XmlFeed.Atom);
        Element(xml, "id", item.Id);
        Element(xml, "title", item.Title);
        Element(xml, "published", JsonFeedItem.Moment(item.RecordedAt));
        Element(xml, "updated", JsonFeedItem.Moment(item.RecordedAt));
        Link(xml, "alternate", "text/html", links.Absolute(item.Path));
        if (Run.Followable(item.Publication?.Page) is { } page)
        {
            Link(xml, "via", "text/html", page);
        }

        if (item.Author(links) is { } author)
        {
            Author(xml, author.Name, author.Url);
        }

        if (item.Rights is { } rights)
        {
            Element(xml, "rights", rights);
        }

        foreach (var tag in item.Tags)
        {
            xml.WriteStartElement("category", XmlFeed.Atom);
            xml.WriteAttributeString("term", tag);
            xml.WriteEndElement();
        }

        Element(xml, "summary", item.Summary);
        xml.WriteStartElement("content", XmlFeed.Atom);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(ContentHtml.Of(item.Content, links));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, XmlFeed.Atom, text);

    private static void Author(XmlWriter xml, string name, string uri)
    {
        xml.WriteStartElement("author", XmlFeed.Atom);
        Element(xml, "name", name);
        Element(xml, "uri", uri);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", XmlFeed.Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
