using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>An item in JSON Feed 1.1 with its <c>_tracefeed</c> object.</summary>
internal static class JsonFeedItem
{
    // A feed is no script and never served as HTML: the strict encoder would only make it larger.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes that an item takes.</summary>
    public static int Size(FeedItem item, SiteLinks links)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            Write(json, item, links);
        }

        return output.WrittenCount;
    }

    /// <summary>Writes the item.</summary>
    public static void Write(Utf8JsonWriter json, FeedItem item, SiteLinks links)
    {
        var recorded = Moment(item.RecordedAt);
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("url", links.Absolute(item.Path));
        if (Run.Followable(item.Publication?.Page) is { } page)
        {
            json.WriteString("external_url", page);
        }

        json.WriteString("title", item.Title);
        json.WriteString("summary", item.Summary);
        json.WriteString("content_html", ContentHtml.Of(item.Content, links));
        json.WriteString("date_published", recorded);
        json.WriteString("date_modified", recorded);
        if (item.Author(links) is { } author)
        {
            json.WriteStartArray("authors");
            json.WriteStartObject();
            json.WriteString("name", author.Name);
            json.WriteString("url", author.Url);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteStartArray("tags");
        foreach (var tag in item.Tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteString("language", "en-GB");
        Extension(json, item, links);
        json.WriteEndObject();
    }

    /// <summary>RFC 3339 in UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Extension(Utf8JsonWriter json, FeedItem item, SiteLinks links)
    {
        json.WriteStartObject("_tracefeed");
        json.WriteString("source", item.Source);
        json.WriteNumber("commit", item.Ordinal);
        json.WriteString("subject", item.Subject);
        json.WriteString("origin", item.Origin);
        json.WriteString("severity", item.Severity);
        json.WriteStartObject("sequence");
        json.WriteNumber("first", item.FirstSequence);
        json.WriteNumber("last", item.LastSequence);
        json.WriteEndObject();
        if (item.Publication is { } publication)
        {
            json.WriteStartObject("publication");
            json.WriteString("id", publication.Id);
            json.WriteString("title", publication.Title);
            json.WriteString("page", Run.Followable(publication.Page));
            json.WriteString("published", Day(publication.Published));
            json.WriteString("previousPublished", Day(publication.PreviousPublished));
            json.WriteEndObject();
        }

        json.WriteStartObject("kinds");
        foreach (var kind in item.Kinds)
        {
            json.WriteNumber(kind.Kind, kind.Count);
        }

        json.WriteEndObject();
        var count = item.Kinds.Sum(kind => kind.Count);
        var carried = Carried(item);
        var complete = carried.Count == count && carried.TrueForAll(one => one.Change.Inputs is not { Count: > FeedLimits.Inputs });
        json.WriteNumber("count", count);
        json.WriteBoolean("complete", complete);
        if (!complete)
        {
            json.WriteString("url", links.Absolute(SiteLinks.Changes(item)));
        }

        json.WriteStartArray("changes");
        foreach (var one in carried)
        {
            JsonFeedChange.Write(json, one, links);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // What a derived figure is computed from takes its room too.
    private static List<NumberedChange> Carried(FeedItem item)
    {
        var (carried, room) = (new List<NumberedChange>(), 2 * item.Carries);
        foreach (var one in item.Shown.OrderByDescending(one => one == item.Titled))
        {
            room -= 2 + Math.Min(FeedLimits.Inputs, one.Change.Inputs?.Count ?? 0);
            if (room < 0 && carried.Count > 0)
            {
                break;
            }

            carried.Add(one);
        }

        return carried;
    }

    private static string? Day(DateOnly? day) => day is null ? null : Period.Iso(day);
}
