using System.Text.Json;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>The members that observations and changes share in JSON, in their fixed order.</summary>
public static class ObservationJson
{
    /// <summary>Writes table, measure, area, breakdown, period and unit.</summary>
    public static void WriteKey(Utf8JsonWriter json, string? table, string? measure, Area? area, IReadOnlyDictionary<string, string>? breakdown, Period? period, string? unit)
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

        json.WriteStartObject("breakdown");
        foreach (var (name, value) in breakdown ?? new Dictionary<string, string>())
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
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

        json.WriteString("unit", unit);
    }

    /// <summary>Writes the cell.</summary>
    public static void WriteCell(Utf8JsonWriter json, CellAddress? cell)
    {
        if (cell is null)
        {
            json.WriteNull("cell");
            return;
        }

        json.WriteStartObject("cell");
        json.WriteString("sha256", cell.Sha256);
        json.WriteString("sheet", cell.Sheet);
        json.WriteString("ref", cell.Ref);
        json.WriteEndObject();
    }
}
