using System.Globalization;
using System.Xml;

namespace TraceFeed.Feeds;

/// <summary>Renders RSS 2.0 by the best-practices profile; the same document has the same bytes.</summary>
public static class RssRenderer
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "application/rss+xml; charset=utf-8";

    private const string Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";

    /// <summary>The feed in UTF-8.</summary>
    public static byte[] Render(FeedDocument feed) => XmlFeed.Render(xml =>
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, XmlFeed.Atom);
        xml.WriteAttributeString("xmlns", "content", null, Content);
        xml.WriteAttributeString("xmlns", "dc", null, Dublin);
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Title);
        xml.WriteElementString("link", feed.Home);
        xml.WriteElementString("description", feed.Subtitle);
        xml.WriteElementString("language", "en-gb");
        if (feed.Attributions.Count > 0)
        {
            xml.WriteElementString("copyright", string.Join(' ', feed.Attributions));
        }

        xml.WriteElementString("lastBuildDate", Moment(feed.Updated));
        xml.WriteStartElement("link", XmlFeed.Atom);
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteAttributeString("href", feed.Self("rss"));
        xml.WriteEndElement();
        foreach (var item in feed.Items)
        {
            Item(xml, item, feed.Links);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    });

    /// <summary>RFC 822 with a four-digit year, in GMT.</summary>
    internal static string Moment(DateTimeOffset moment) => moment.ToString("R", CultureInfo.InvariantCulture);

    private static void Item(XmlWriter xml, FeedItem item, SiteLinks links)
    {
        xml.WriteStartElement("item");
        xml.WriteElementString("title", item.Title);
        xml.WriteElementString("link", links.Absolute(item.Path));
        xml.WriteStartElement("guid");
        xml.WriteAttributeString("isPermaLink", "false");
        xml.WriteString(item.Id);
        xml.WriteEndElement();
        xml.WriteElementString("pubDate", Moment(item.RecordedAt));
        if (item.Author(links) is { } author)
        {
            xml.WriteElementString("creator", Dublin, author.Name);
        }

        foreach (var tag in item.Tags)
        {
            xml.WriteElementString("category", tag);
        }

        // Readers take a description for HTML: plain text is encoded as such before XML encodes it again.
        xml.WriteElementString("description", ContentHtml.Encode(item.Summary));
        xml.WriteElementString("encoded", Content, ContentHtml.Of(item.Content, links));
        xml.WriteEndElement();
    }
}
