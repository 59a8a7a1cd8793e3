using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>A filled cell as a reader sees it.</summary>
/// <param name="Ref">Its reference.</param>
/// <param name="Row">Its row, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">A text as written, a number exactly as the file states it, a date as ISO 8601 writes it.</param>
/// <param name="Decimals">Decimals that the cell shows a reader; 0 for what is no number.</param>
/// <param name="Printed">The number as the cell shows it; null for what is no number.</param>
public sealed record SeenCell(string Ref, int Row, int Column, CellKind Kind, string Text, int Decimals, string? Printed)
{
    /// <summary>A cell of the row that a reader stands on.</summary>
    internal static SeenCell Of(TabularReader reader, int cell)
    {
        var sheet = reader.Row;
        var number = sheet.Kind(cell) == CellKind.Number ? sheet.Number(cell) : default;
        var decimals = sheet.Kind(cell) == CellKind.Number ? sheet.PrintedDecimals(cell) : 0;
        return new SeenCell(reader.Reference(cell).Ref, sheet.Row(cell), sheet.Column(cell), sheet.Kind(cell), sheet.Kind(cell) switch
        {
            CellKind.Number => number.ToString(),
            CellKind.Date => sheet.Date(cell).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => sheet.Text(cell),
        }, decimals, sheet.Kind(cell) != CellKind.Number ? null : number.TryScale(decimals, out var scaled) ? new ExactNumber(scaled, (byte)decimals).ToString() : number.ToString());
    }
}
