using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>
/// Changes as CloudEvents 1.0 in the JSON batch format. <c>time</c> is the day of the publication, which is all that is known of when the
/// figure changed, and <c>recordedtime</c> (the extension of that name) is when TraceFeed saw it; <c>sequence</c> sorts as text;
/// <c>origin</c>, an extension of its own, is one of <see cref="Origin"/>, so that a subscription can leave out what is derived.
/// </summary>
internal static class CloudEventBatch
{
    /// <summary>Bytes of a change that an event carries at most: events should stay below 64 KiB (CloudEvents 1.0, "Size Limits"). A larger one is referred to.</summary>
    public const int DataBytes = 60 << 10;

    /// <summary>What the type of every event begins with.</summary>
    public const string TypePrefix = "tracefeed.";

    /// <summary>The batch in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<FoundChange> found, SiteLinks links)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, ApiJson.Options))
        {
            json.WriteStartArray();
            foreach (var change in found)
            {
                Write(json, change, links);
            }

            json.WriteEndArray();
        }

        return output.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, FoundChange found, SiteLinks links)
    {
        var change = ChangeJson.Read(found.Line.Span);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", change.Id);
        json.WriteString("source", links.Absolute(SiteLinks.Source(change.Source)));
        json.WriteString("type", TypePrefix + change.Kind);
        if ((change.Series ?? change.Publication?.Id ?? change.Table) is { Length: > 0 } subject)
        {
            json.WriteString("subject", subject);
        }

        if (found.Row.Published is { } day)
        {
            json.WriteString("time", Period.Iso(day) + "T00:00:00Z");
        }

        json.WriteString("recordedtime", ApiJson.Moment(found.Row.RecordedAt));
        json.WriteString("origin", Origin.Of(change));
        json.WriteString("sequence", found.Sequence.ToString("D19", CultureInfo.InvariantCulture));
        if (found.Line.Length > DataBytes)
        {
            json.WriteString("dataref", links.Absolute(SiteLinks.Change(found.Sequence)));
        }
        else
        {
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            json.WriteRawValue(found.Line.Span, skipInputValidation: true);
        }

        json.WriteEndObject();
    }
}
