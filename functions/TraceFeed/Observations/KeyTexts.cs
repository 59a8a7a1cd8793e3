using System.Diagnostics;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>
/// Numbers for the texts of key cells within one sheet: equal texts have equal numbers. A name that looks like a number or a date is
/// still a name.
/// </summary>
internal sealed class KeyTexts
{
    /// <summary>The number of a cell that is not there.</summary>
    public const int None = -1;

    private readonly Dictionary<(CellKind Kind, ExactNumber Number, int Day), int> others = [];

    /// <summary>The number of a cell.</summary>
    public int Number(Sheet cells, int cell)
    {
        if (cell < 0)
        {
            return None;
        }

        if (cells.Kind(cell) == CellKind.Text)
        {
            return cells.TextId(cell);
        }

        var key = cells.Kind(cell) == CellKind.Number ? (CellKind.Number, cells.Number(cell), 0) : (CellKind.Date, default, cells.Date(cell).DayNumber);
        if (!others.TryGetValue(key, out var number))
        {
            others.Add(key, number = None - 1 - others.Count);
        }

        return number;
    }

    /// <summary>The text of a cell, cleaned; empty for one that is not there.</summary>
    public static string Of(Sheet cells, int cell) => cell < 0 ? "" : cells.Kind(cell) switch
    {
        CellKind.Text => Label.Clean(cells.Text(cell)),
        CellKind.Number => cells.Number(cell).ToString(),
        CellKind.Date => Period.Iso(cells.Date(cell)),
        _ => throw new UnreachableException(),
    };
}
