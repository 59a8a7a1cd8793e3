using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>The JSON form of an observation, and the members it shares with changes, in their fixed order.</summary>
public static class ObservationJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an observation as one line without a line end, as <c>docs/observation.schema.json</c> describes it.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="observation">The observation.</param>
    public static void Write(IBufferWriter<byte> output, StatedObservation observation)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        var series = observation.Series;
        json.WriteStartObject();
        json.WriteString("source", observation.Source);
        WriteKey(json, series.Table, series.Measure, series.Area, series.Breakdown, observation.Period, series.Unit);
        json.WriteString("value", observation.Stated.Value);
        json.WriteString("status", observation.Stated.Status);
        WriteCell(json, observation.Stated.Cell);
        json.WriteBoolean("flagged", observation.Flagged);
        json.WriteEndObject();
    }

    /// <summary>Writes table, measure, area, breakdown, period and unit.</summary>
    public static void WriteKey(Utf8JsonWriter json, string? table, string? measure, Area? area, IReadOnlyDictionary<string, string>? breakdown, Period? period, string? unit)
    {
        WriteSubject(json, table, measure, area, breakdown);
        WritePeriod(json, period);
        json.WriteString("unit", unit);
    }

    /// <summary>Writes table, measure, area and breakdown.</summary>
    public static void WriteSubject(Utf8JsonWriter json, string? table, string? measure, Area? area, IReadOnlyDictionary<string, string>? breakdown)
    {
        json.WriteString("table", table);
        json.WriteString("measure", measure);
        if (area is null)
        {
            json.WriteNull("area");
        }
        else
        {
            json.WriteStartObject("area");
            json.WriteString("type", area.Type);
            json.WriteString("code", area.Code);
            json.WriteString("name", area.Name);
            json.WriteEndObject();
        }

        WriteBreakdown(json, breakdown ?? new Dictionary<string, string>());
    }

    /// <summary>Writes the further dimensions as the member <c>breakdown</c> of an open object.</summary>
    public static void WriteBreakdown(Utf8JsonWriter json, IReadOnlyDictionary<string, string> breakdown)
    {
        json.WriteStartObject("breakdown");
        foreach (var (name, value) in breakdown)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the period.</summary>
    public static void WritePeriod(Utf8JsonWriter json, Period? period)
    {
        if (period is { } days)
        {
            json.WriteStartObject("period");
            json.WriteString("start", days.Start is null ? null : Period.Iso(days.Start));
            json.WriteString("end", days.End is null ? null : Period.Iso(days.End));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("period");
        }
    }

    /// <summary>Writes the cell.</summary>
    public static void WriteCell(Utf8JsonWriter json, CellAddress? cell)
    {
        if (cell is null)
        {
            json.WriteNull("cell");
            return;
        }

        json.WritePropertyName("cell");
        WriteMembers(json, cell);
    }

    internal static void WriteMembers(Utf8JsonWriter json, CellAddress cell)
    {
        json.WriteStartObject();
        json.WriteString("sha256", cell.Sha256);
        json.WriteString("sheet", cell.Sheet);
        json.WriteString("ref", cell.Ref);
        json.WriteEndObject();
    }
}
