using System.Buffers;
using System.Text.Json;
using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>
/// A change in an item's <c>_tracefeed</c>: the form that the log gives it, without what the item says and what says nothing, and with the
/// address of each cell. A figure beside a <c>cell</c> is one that was observed there; every other number is computed.
/// </summary>
internal static class JsonFeedChange
{
    // The item names the source, and the publication, whole.
    private static readonly string[] Said = ["source", "publication"];

    /// <summary>Writes the change.</summary>
    public static void Write(Utf8JsonWriter json, NumberedChange one, SiteLinks links)
    {
        var line = new ArrayBufferWriter<byte>();
        ChangeJson.Write(line, one.Change, forLog: true);
        using var change = JsonDocument.Parse(line.WrittenMemory);
        json.WriteStartObject();
        json.WriteNumber("seq", one.Sequence);
        foreach (var member in change.RootElement.EnumerateObject().Where(member => !Said.Contains(member.Name) && member is not { Name: "flagged", Value.ValueKind: JsonValueKind.False }))
        {
            if (member.Name == "inputs")
            {
                Inputs(json, member.Value, one.Change, links);
            }
            else
            {
                Write(json, member, links);
            }
        }

        json.WriteEndObject();
    }

    // Of more than fit, the first; the log has all. The period is told where it is not the change's. One that is itself derived has no cell, and its series' values name theirs.
    private static void Inputs(Utf8JsonWriter json, JsonElement inputs, Change change, SiteLinks links)
    {
        json.WriteStartArray("inputs");
        foreach (var (input, of) in inputs.EnumerateArray().Zip(change.Inputs!).Take(FeedLimits.Inputs))
        {
            json.WriteStartObject();
            foreach (var member in input.EnumerateObject().Where(member => member.Name != "period" || of.Period != change.Period))
            {
                Write(json, member, links);
            }

            if (of.Origin is not null)
            {
                json.WriteString("url", links.Absolute(SiteLinks.Series(SeriesId.Of(change.Source, of.Series).ToString())));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, JsonProperty member, SiteLinks links)
    {
        if (member.Value.ValueKind == JsonValueKind.Null || (member.Value.ValueKind == JsonValueKind.Object && !member.Value.EnumerateObject().Any()))
        {
            return;
        }

        json.WritePropertyName(member.Name);
        Write(json, member.Value, links);
    }

    private static void Write(Utf8JsonWriter json, JsonElement value, SiteLinks links)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in value.EnumerateObject())
                {
                    Write(json, member, links);
                }

                if (value.TryGetProperty("sha256", out var sha256) && value.TryGetProperty("ref", out var reference))
                {
                    var sheet = value.TryGetProperty("sheet", out var name) ? name.GetString() : null;
                    json.WriteString("url", links.Absolute(SiteLinks.Cell(sha256.GetString()!, sheet, reference.GetString()!)));
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Write(json, element, links);
                }

                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }
}
