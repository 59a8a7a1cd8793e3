using TraceFeed.Observations;

namespace TraceFeed.Cli.Checking;

/// <summary>The observations of a reading by the place of their cell, and the places that a warning names.</summary>
internal sealed class CapturedCells
{
    private readonly Reading reading;
    private readonly Dictionary<(ushort Sheet, int Row, ushort Column), (ObservationBlock Block, int Index)> cells = [];
    private readonly Dictionary<string, ushort> sheets = new(StringComparer.Ordinal);
    private readonly ILookup<(string? Sheet, string Cell), ReadingWarning> warnings;

    public CapturedCells(Reading reading)
    {
        this.reading = reading;
        for (var i = 0; i < reading.Sheets.Count; i++)
        {
            sheets[reading.Sheets[i] ?? ""] = (ushort)i;
        }

        foreach (var block in reading.Blocks.Values)
        {
            for (var i = 0; i < block.Count; i++)
            {
                cells.TryAdd((block.Sheet[i], block.Row[i], block.Column[i]), (block, i));
            }
        }

        warnings = reading.Warnings.Where(warning => warning.Cell is not null).ToLookup(warning => (warning.Sheet, warning.Cell!));
    }

    /// <summary>Whether any warning names a cell.</summary>
    public bool HasWarnings => warnings.Count > 0;

    /// <summary>The observation of a cell; null when none was made of it.</summary>
    public CapturedCell? Find((string? Sheet, int Row, ushort Column) place) =>
        sheets.TryGetValue(place.Sheet ?? "", out var sheet) && cells.TryGetValue((sheet, place.Row, place.Column), out var found)
            ? new CapturedCell(reading.Series[found.Block.Series[found.Index]], found.Block.Key.Period, found.Block.Status[found.Index] == 0 ? null : reading.Statuses[found.Block.Status[found.Index] - 1])
            : null;

    /// <summary>What was odd about a cell.</summary>
    public IEnumerable<ReadingWarning> Warnings((string? Sheet, string Ref) reference) => warnings[reference];
}
