using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Observations;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>A source and its state as one JSON object: the members of the text, under names for programs.</summary>
internal static class SourceJson
{
    // Control characters are still escaped; letters of place names need not be.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, (SourceDefinition Source, SourceState? State) one)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var (source, state) = one;
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        json.WriteString("title", source.Title);
        json.WriteString("publisher", source.Publisher.Name);
        json.WriteStartArray("formats");
        foreach (var format in source.Formats)
        {
            json.WriteStringValue(format);
        }

        json.WriteEndArray();
        json.WriteStartArray("derived");
        foreach (var table in source.Derived)
        {
            json.WriteStringValue(table.Title);
        }

        json.WriteEndArray();
        json.WriteString("discovery", SourceWords.Found(source.Discovery));
        json.WriteNumber("cadenceDays", source.CadenceDays);
        json.WriteNumber("lookEveryMinutes", source.LookEveryMinutes);
        if (source.Calendar is { } calendar)
        {
            json.WriteString("expected", SourceWords.Expected(calendar));
        }
        else
        {
            json.WriteNull("expected");
        }

        if (source.Retired is { } retired)
        {
            json.WriteStartObject("retired");
            json.WriteString("date", Period.Iso(retired.Date));
            json.WriteString("why", retired.Why);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("retired");
        }

        if (state is null)
        {
            json.WriteNull("state");
        }
        else
        {
            State(json, state);
        }

        json.WriteEndObject();
    }

    private static void Moment(Utf8JsonWriter json, string name, DateTimeOffset? moment)
    {
        if (moment is { } at)
        {
            json.WriteString(name, at);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void State(Utf8JsonWriter json, SourceState state)
    {
        json.WriteStartObject("state");
        if (state.LastLook is { } look)
        {
            json.WriteStartObject("lastLook");
            json.WriteString("at", look.At.ToUniversalTime());
            json.WriteString("problem", look.Problem);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("lastLook");
        }

        json.WriteString("newest", state.Newest);
        json.WriteString("newestPublished", state.NewestPublished is null ? null : Period.Iso(state.NewestPublished));
        Moment(json, "nextDue", state.NextDue);
        Moment(json, "lateSince", state.LateSince);
        json.WriteNumber("takenIn", state.TakenIn);
        json.WriteNumber("waiting", state.Waiting);
        json.WriteStartArray("quarantined");
        foreach (var edition in state.Quarantined)
        {
            json.WriteStartObject();
            json.WriteString("publication", edition.Publication);
            json.WriteString("published", Period.Iso(edition.Published));
            json.WriteString("file", edition.FileName);
            json.WriteString("reason", edition.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
