using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>What stands for a period of a series in some state.</summary>
/// <param name="Period">The period.</param>
/// <param name="Value">The number; null without one.</param>
/// <param name="Status">The status symbol; null for none.</param>
/// <param name="Withdrawn">Whether it was stated before and is left out now.</param>
/// <param name="Cell">Where it stands; null for what is withdrawn, and where it is not asked for.</param>
/// <param name="Set">The commit that last set it.</param>
/// <param name="Index">The index of the change there.</param>
/// <param name="Confirmed">The commit of the last publication that stated the table for the period; null where it is not asked for.</param>
internal sealed record SeriesValue(Period Period, string? Value, string? Status, bool Withdrawn, CellAddress? Cell, LogRow Set, int Index, LogRow? Confirmed)
{
    /// <summary>The number; null without one.</summary>
    public decimal? Number => Change.Number(new StatedValue(Value, Status, Cell));

    /// <summary>What a chunk has.</summary>
    public static SeriesValue Of(ValueChunk chunk, int index, CellAddress? cell, LogRow set, LogRow? confirmed) => new(
        chunk.Key.Period, chunk.Number(index), chunk.States[index] == ValueState.Withdrawn ? null : chunk.Symbol(index), chunk.States[index] == ValueState.Withdrawn, cell, set, chunk.SetAt[index], confirmed);

    /// <summary>Of a derived value, what it is computed from; else null.</summary>
    public IReadOnlyList<InputValue>? Inputs { get; init; }

    /// <summary>Writes number, symbol and whether it is withdrawn.</summary>
    public void WriteStated(Utf8JsonWriter json)
    {
        json.WriteString("value", Value);
        json.WriteString("status", Status);
        json.WriteBoolean("withdrawn", Withdrawn);
    }

    /// <summary>Writes the inputs; null where they are not known.</summary>
    public void WriteInputs(Utf8JsonWriter json, SiteLinks links)
    {
        if (Inputs is null)
        {
            json.WriteNull("inputs");
            return;
        }

        json.WriteStartArray("inputs");
        foreach (var input in Inputs)
        {
            input.Write(json, links);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the cell with its address on the site.</summary>
    public void WriteCell(Utf8JsonWriter json, SiteLinks links) => WriteCell(json, Cell, links);

    /// <summary>Writes a cell with its address on the site, or null.</summary>
    public static void WriteCell(Utf8JsonWriter json, CellAddress? cell, SiteLinks links)
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
        json.WriteString("url", links.Absolute(SiteLinks.Cell(cell.Sha256, cell.Sheet, cell.Ref)));
        json.WriteEndObject();
    }

    /// <summary>Writes the columns up to the status.</summary>
    public CsvRow WriteStated(CsvRow row, KnownSeries series) => MissingCode.Write(ObservationCsv.Key(row, series.Source, series.Series, Period), Value, Status, Withdrawn);
}
