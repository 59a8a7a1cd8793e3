using System.Text.Json;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>How answers name a commit: by its publication, its day, and when it was recorded.</summary>
internal static class CommitJson
{
    /// <summary>The members of every mention: <c>publication</c>, <c>published</c>, <c>recordedAt</c>.</summary>
    public static void Members(Utf8JsonWriter json, LogRow row)
    {
        json.WriteString("publication", PublicationId.Of(row));
        ApiJson.Day(json, "published", row.Published);
        ApiJson.Moment(json, "recordedAt", row.RecordedAt);
    }

    /// <summary>A commit as a member.</summary>
    public static void Write(Utf8JsonWriter json, string name, LogRow row)
    {
        json.WriteStartObject(name);
        Members(json, row);
        json.WriteEndObject();
    }

    /// <summary>A change of a commit as a member: its sequence number, and the commit.</summary>
    public static void Change(Utf8JsonWriter json, string name, LogRow row, int index)
    {
        json.WriteStartObject(name);
        json.WriteNumber("seq", row.FirstSequence + index);
        Members(json, row);
        json.WriteEndObject();
    }

    /// <summary>A link to a publication as a member.</summary>
    public static void Link(Utf8JsonWriter json, string name, string id, SiteLinks links)
    {
        json.WriteStartObject(name);
        json.WriteString("id", id);
        json.WriteString("url", links.Absolute(SiteLinks.Publication(id)));
        json.WriteEndObject();
    }
}
