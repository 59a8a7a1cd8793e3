using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>A sheet as rows of cells, and what the definition knows of it.</summary>
internal sealed class DriftSheet
{
    /// <summary>Its name now; null without one.</summary>
    public required string? Name { get; set; }

    /// <summary>The rows; null where there is no cell.</summary>
    public List<List<DriftCell?>> Rows { get; } = [];

    /// <summary>The table that the definition finds on it; null for none.</summary>
    public ITableSubject? Table { get; set; }

    /// <summary>The columns of the longest row.</summary>
    public int Width => Rows.Count == 0 ? 0 : Rows.Max(row => row.Count);

    /// <summary>The cells of a reader's sheet.</summary>
    public static DriftSheet Of(Sheet cells, string? name)
    {
        var sheet = new DriftSheet { Name = name };
        for (var cell = 0; cell < cells.Count; cell++)
        {
            while (sheet.Rows.Count < cells.Row(cell))
            {
                sheet.Rows.Add([]);
            }

            var row = sheet.Rows[^1];
            while (row.Count < cells.Column(cell) - 1)
            {
                row.Add(null);
            }

            row.Add(new DriftCell
            {
                Origin = new Origin(name, CellReference.Format(cells.Row(cell), cells.Column(cell))),
                Kind = cells.Kind(cell),
                Text = cells.Kind(cell) == CellKind.Number ? cells.Number(cell).ToString() : cells.Text(cell),
                Date = cells.Kind(cell) == CellKind.Date ? cells.Date(cell) : default,
                Decimals = cells.PrintedDecimals(cell),
            });
        }

        return sheet;
    }

    /// <summary>The rows that hold figures, by their index.</summary>
    public List<int> Figures(IReadOnlySet<Origin> figures) =>
        [.. Enumerable.Range(0, Rows.Count).Where(row => Rows[row].Any(cell => cell is not null && figures.Contains(cell.Origin)))];

    /// <summary>The index of the row of the headers: the last filled one above the figures.</summary>
    public int Header(IReadOnlySet<Origin> figures) =>
        Rows.FindLastIndex(Figures(figures).FirstOrDefault(Rows.Count) - 1, row => row.Any(cell => cell is not null));

    /// <summary>The column, from 0, of a header; -1 when there is none.</summary>
    /// <param name="row">The index of the row of the headers; -1 for none.</param>
    /// <param name="header">The header; null for none.</param>
    public int Column(int row, string? header) => header is null || row < 0
        ? -1
        : Rows[row].FindIndex(cell => cell is not null && Label.Key(cell.Text) == Label.Key(header));
}
