using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>What a text cell is for, by where it stands.</summary>
/// <param name="Table">The table of its sheet.</param>
/// <param name="Row">Its row, from 0.</param>
internal sealed record DriftPlace(ITableSubject Table, int Row)
{
    /// <summary>Whether it is the label of a row that is told by its path.</summary>
    public required bool IsRowLabel { get; init; }

    /// <summary>Whether it is a header of a list.</summary>
    public required bool IsListHeader { get; init; }

    /// <summary>Whether it names an area.</summary>
    public required bool IsArea { get; init; }

    /// <summary>Whether it names a type of area.</summary>
    public required bool IsAreaType { get; init; }

    /// <summary>Whether it names a category.</summary>
    public required bool IsCategory { get; init; }

    /// <summary>The text cells of a sheet with their places.</summary>
    public static IEnumerable<(DriftPlace Place, DriftCell Cell)> Of(DriftSheet sheet, ITableSubject table, IReadOnlySet<Origin> figures)
    {
        var (header, last) = (sheet.Header(figures), sheet.Figures(figures).LastOrDefault());
        var (name, type, category) = (sheet.Column(header, table.Keys?.Area.Name), sheet.Column(header, table.Keys?.Area.TypeColumn), sheet.Column(header, (table as ListTable)?.Category));
        foreach (var (row, cells) in sheet.Rows.Index())
        {
            foreach (var (column, cell) in cells.Index())
            {
                if (cell is { Kind: CellKind.Text })
                {
                    yield return (new DriftPlace(table, row)
                    {
                        IsRowLabel = table is TableDefinition { Keys: null } && column == 0 && row > header && row <= last,
                        IsListHeader = table is ListTable && row == header,
                        IsArea = row > header && column == name,
                        IsAreaType = row > header && column == type,
                        IsCategory = row > header && column == category,
                    }, cell);
                }
            }
        }
    }
}
