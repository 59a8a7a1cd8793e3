using System.Buffers;
using System.Text.Json;

namespace TraceFeed.Feeds;

/// <summary>Renders JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); the same document has the same bytes.</summary>
public static class JsonFeedRenderer
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "application/feed+json; charset=utf-8";

    /// <summary>The feed in UTF-8.</summary>
    public static byte[] Render(FeedDocument feed)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, JsonFeedItem.Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Title);
            json.WriteString("home_page_url", feed.Home);
            json.WriteString("feed_url", feed.Current("json"));
            if (feed.Older("json") is { } older)
            {
                json.WriteString("next_url", older);
            }

            json.WriteString("description", feed.Subtitle);
            json.WriteString("language", "en-GB");
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", "TraceFeed");
            json.WriteString("url", feed.Links.Absolute("/"));
            json.WriteEndObject();
            json.WriteEndArray();
            Extension(json, feed);
            json.WriteStartArray("items");
            foreach (var item in feed.Items)
            {
                JsonFeedItem.Write(json, item, feed.Links);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return output.WrittenSpan.ToArray();
    }

    private static void Extension(Utf8JsonWriter json, FeedDocument feed)
    {
        json.WriteStartObject("_tracefeed");
        json.WriteString("about", feed.Links.Absolute("/") + "#about");
        json.WriteStartArray("sources");
        foreach (var source in feed.Sources)
        {
            json.WriteStartObject();
            json.WriteString("id", source.Id);
            json.WriteString("title", source.Title);
            json.WriteString("home", source.Home.AbsoluteUri);
            json.WriteString("publisher", source.Publisher.Name);
            json.WriteStartObject("licence");
            json.WriteString("name", source.Licence.Name);
            json.WriteString("url", source.Licence.Url.AbsoluteUri);
            json.WriteString("attribution", source.Licence.Attribution);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
