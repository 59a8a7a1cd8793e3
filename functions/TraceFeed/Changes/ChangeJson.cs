using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TraceFeed.Changes.Derived;

namespace TraceFeed.Changes;

/// <summary>
/// The JSON form of a change, as <c>docs/change.schema.json</c> describes it: keys in a fixed order, values exact decimal
/// strings, so that the same change has the same bytes everywhere.
/// </summary>
public static class ChangeJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNameCaseInsensitive = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Writes a change as one line without a line end.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="change">The change.</param>
    /// <param name="forLog">Whether the log's own members (id, series, label, sizes, publication) are written too.</param>
    public static void Write(IBufferWriter<byte> output, Change change, bool forLog)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        json.WriteString("kind", change.Kind);
        json.WriteString("source", change.Source);
        if (change.Origin is not null)
        {
            json.WriteString("origin", change.Origin);
        }

        if (forLog)
        {
            json.WriteString("id", change.Id);
            json.WriteString("series", change.Series);
            json.WriteString("label", change.Label);
        }
        else if (ChangeKind.Mass.Contains(change.Kind) || change.Kind is ChangeKind.AreaRecoded or ChangeKind.SeriesRenamed)
        {
            // Others may name it as what they are part of.
            json.WriteString("id", change.Id);
        }

        ObservationJson.WriteKey(json, change.Table, change.Measure, change.Area, change.Breakdown, change.Period, change.Unit);
        Write(json, "old", change.Old);
        Write(json, "new", change.New);
        json.WriteBoolean("flagged", change.Flagged);
        json.WriteString("announced", change.Announced);
        if (change.Reason is not null)
        {
            json.WriteString("reason", change.Reason);
        }

        if (change.PartOf is not null)
        {
            json.WriteString("partOf", change.PartOf);
        }

        if (change.Severity is not null)
        {
            json.WriteString("severity", change.Severity);
        }

        if (change.Inputs is not null)
        {
            json.WriteStartArray("inputs");
            foreach (var input in change.Inputs)
            {
                Write(json, input);
            }

            json.WriteEndArray();
        }

        if (change.Check is { } check)
        {
            Write(json, check);
        }

        Serialized(json, "threshold", change.Threshold);
        Serialized(json, "drift", change.Drift);
        Serialized(json, "mass", change.Mass);

        if (forLog)
        {
            Sizes(json, change);
            Serialized(json, "publication", change.Publication);
            Serialized(json, "late", change.Late);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads one line back.</summary>
    /// <exception cref="JsonException">Not a change.</exception>
    public static Change Read(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<Change>(line, Options) ?? throw new JsonException("A change is an object, not null.");

    private static void Serialized<T>(Utf8JsonWriter json, string name, T? value)
        where T : class
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            JsonSerializer.Serialize(json, value, Options);
        }
    }

    private static void Sizes(Utf8JsonWriter json, Change change)
    {
        if (change.Absolute is { } absolute)
        {
            json.WriteString("absolute", absolute.ToString(CultureInfo.InvariantCulture));
            if (change.Relative is { } relative)
            {
                json.WriteString("relative", Math.Round(relative, 6, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture));
            }
        }
    }

    /// <summary>Writes a figure that a derived one is computed from.</summary>
    internal static void Write(Utf8JsonWriter json, DerivedInput input)
    {
        json.WriteStartObject();
        json.WriteString("series", input.Series);
        json.WriteString("label", input.Label);
        ObservationJson.WritePeriod(json, input.Period);
        json.WriteString("value", input.Value);
        json.WriteString("status", input.Status);
        if (input.Old is not null)
        {
            json.WriteString("old", input.Old);
        }

        if (input.Cell is not null)
        {
            ObservationJson.WriteCell(json, input.Cell);
        }

        if (input.Origin is not null)
        {
            json.WriteString("origin", input.Origin);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CheckOutcome check)
    {
        json.WriteStartObject("check");
        json.WriteString("id", check.Id);
        json.WriteString("expected", check.Expected);
        json.WriteString("actual", check.Actual);
        json.WriteStartArray("cells");
        foreach (var cell in check.Cells)
        {
            ObservationJson.WriteMembers(json, cell);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, StatedValue? stated)
    {
        if (stated is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("value", stated.Value);
        json.WriteString("status", stated.Status);
        ObservationJson.WriteCell(json, stated.Cell);
        json.WriteEndObject();
    }
}
