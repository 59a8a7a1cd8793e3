using TraceFeed.Feeds;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Events as a JSON Feed 1.1, for whoever looks after the site.</summary>
internal static class StatusFeed
{
    /// <summary>Its path.</summary>
    public const string Path = "/status/feed.json";

    /// <summary>The feed.</summary>
    /// <param name="events">The events, the newest first.</param>
    /// <param name="next">The URL of older ones; null when there are none.</param>
    /// <param name="catalog">The sources.</param>
    /// <param name="links">The site.</param>
    public static Representation Of(IReadOnlyList<StatusEvent> events, string? next, DefinitionCatalog catalog, SiteLinks links)
    {
        var content = ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", "TraceFeed: what needs a maintainer");
            json.WriteString("home_page_url", links.Absolute("/status"));
            json.WriteString("feed_url", links.Absolute(Path));
            json.WriteString("description", "Files that were not let in and what was decided of them, and sources that could not be looked at. Nothing is taken out of this feed.");
            if (next is not null)
            {
                json.WriteString("next_url", next);
            }

            json.WriteString("language", "en-GB");
            json.WriteStartArray("items");
            foreach (var one in events)
            {
                json.WriteStartObject();
                json.WriteString("id", "tag:tracefeed,2020:status/" + one.Id);
                json.WriteString("url", links.Absolute("/status") + "#" + one.Id);
                json.WriteString("title", LegalText.Line(LegalText.Of(Title(one, catalog.Find(one.Source)?.Title ?? one.Source))));
                json.WriteString("content_text", LegalText.Of(one.Text ?? "The source can be looked at again."));
                json.WriteString("date_published", ApiJson.Moment(one.At));
                json.WriteStartArray("tags");
                json.WriteStringValue(one.Kind);
                json.WriteStringValue(one.Source);
                json.WriteEndArray();
                json.WriteStartObject("_tracefeed");
                json.WriteString("about", links.Absolute("/") + "#about");
                json.WriteString("kind", one.Kind);
                json.WriteString("source", one.Source);
                json.WriteString("file", one.Subject);
                json.WriteString("original", one.Sha256 is { } sha256 ? links.Absolute(SiteLinks.Original(sha256)) : null);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }).Content;
        return Representation.Of(content, events.Count == 0 ? DateTimeOffset.UnixEpoch : events[0].At, JsonFeedRenderer.ContentType, ApiLimits.MaxAge);
    }

    private static string Title(StatusEvent one, string source) => one.Kind switch
    {
        StatusEvent.Quarantined => $"Quarantined: {one.Subject} of {source}",
        StatusEvent.Accepted => $"Let in by a maintainer: {one.Subject} of {source}",
        StatusEvent.Rejected => $"Rejected by a maintainer: {one.Subject} of {source}",
        StatusEvent.LookFailed => $"Cannot be looked at: {source}",
        _ => $"Can be looked at again: {source}",
    };
}
