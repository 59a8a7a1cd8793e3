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
        Link(xml, "self", "application/atom+xml", feed.AtomUrl);
        Link(xml, "alternate", "text/html", feed.Home);
        Author(xml, "TraceFeed", feed.Links.Absolute("/"));
        Element(xml, "rights", string.Join(' ', feed.Attributions));
        foreach (var item in feed.Items)
        {
            Entry(xml, item, feed.Links);
        }

        xml.WriteEndElement();
    });

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

        if (item.Definition is { } source)
        {
            Author(xml, source.Publisher.Name, source.Publisher.Url.AbsoluteUri);
            Element(xml, "rights", source.Licence.Attribution);
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
