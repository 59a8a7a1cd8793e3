namespace TraceFeed.Tabular;

/// <summary>
/// Finds what stands at the head of a column, row by row down to the one asked for: texts and dates above its numbers. Below a number a
/// text is a symbol in a figure's place, unless its whole row has no number: then another table begins.
/// </summary>
internal sealed class ColumnHeaders(int column)
{
    private readonly List<SeenCell> found = [];
    private bool numbers;

    /// <summary>The headers, the uppermost first.</summary>
    public IReadOnlyList<SeenCell> Found => found;

    /// <summary>Takes in the row that the reader stands on.</summary>
    public void Add(TabularReader reader)
    {
        var (row, cell) = (reader.Row, Over(reader.Row));
        if (cell < 0)
        {
            return;
        }

        if (row.Kind(cell) == CellKind.Number)
        {
            numbers = true;
            return;
        }

        // What stands alone in a row is a title, or a note.
        if (row.Count == 1 || (numbers && Enumerable.Range(0, row.Count).Any(one => row.Kind(one) == CellKind.Number)))
        {
            return;
        }

        if (numbers)
        {
            (numbers, _) = (false, found.RemoveAll(_ => true));
        }

        found.Add(SeenCell.Of(reader, cell));
    }

    // The cell in the column, or the one that is merged over it.
    private int Over(Sheet row)
    {
        for (var cell = row.Count - 1; cell >= 0; cell--)
        {
            if (row.Column(cell) <= column)
            {
                return row.Column(cell) + row.Spans(cell).Columns > column ? cell : -1;
            }
        }

        return -1;
    }
}
