namespace TraceFeed.Tabular;

/// <summary>A cell with what stands around it, so that a reader can tell what it says without the file.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Title">Texts that stand alone in one of the first rows of its sheet.</param>
/// <param name="Labels">The texts of its row by which the row is known.</param>
/// <param name="Headers">The texts and dates at the head of its column.</param>
/// <param name="Rows">The filled cells near it, its own among them, by row and column.</param>
public sealed record CellView(SeenCell Cell, IReadOnlyList<SeenCell> Title, IReadOnlyList<SeenCell> Labels, IReadOnlyList<SeenCell> Headers, IReadOnlyList<IReadOnlyList<SeenCell>> Rows)
{
    private const int Near = 3;
    private const int TitleRows = 3;
    private const int MostLabels = 12;
    private const int MostHeaders = 4;

    /// <summary>Reads the sheet that a reader stands in up to a few rows past a cell; null when the cell is empty.</summary>
    /// <param name="reader">The reader, before the sheet's first row.</param>
    /// <param name="row">The cell's row, from 1.</param>
    /// <param name="column">Its column, from 1.</param>
    /// <exception cref="UnreadableFileException">The file is damaged or too large.</exception>
    public static CellView? Read(TabularReader reader, int row, int column)
    {
        var (title, labels, rows) = (new List<SeenCell>(), new List<SeenCell>(), new List<IReadOnlyList<SeenCell>>());
        var headers = new ColumnHeaders(column);
        SeenCell? found = null;
        while (reader.NextRow() && reader.Row.Row(0) is var at && at <= row + Near)
        {
            if (at < row)
            {
                headers.Add(reader);
                if (at <= TitleRows && reader.Row is { Count: 1 } && reader.Row.Kind(0) == CellKind.Text)
                {
                    title.Add(SeenCell.Of(reader, 0));
                }
            }

            if (at >= row - Near)
            {
                rows.Add([.. Cells(reader, cell => Math.Abs(reader.Row.Column(cell) - column) <= Near)]);
            }

            if (at == row)
            {
                found = Cells(reader, cell => reader.Row.Column(cell) == column).FirstOrDefault();
                labels.AddRange(Labelling(reader, column));
            }
        }

        return found is null ? null : new CellView(found, title, labels, [.. headers.Found.TakeLast(MostHeaders)], rows);
    }

    // Those on its left; in a list whose figures come first, those on its right.
    private static IEnumerable<SeenCell> Labelling(TabularReader reader, int column)
    {
        var texts = Cells(reader, cell => reader.Row.Kind(cell) != CellKind.Number && reader.Row.Column(cell) != column).Take(MostLabels).ToList();
        return texts.Exists(text => text.Column < column) ? texts.Where(text => text.Column < column) : texts;
    }

    private static IEnumerable<SeenCell> Cells(TabularReader reader, Func<int, bool> which) =>
        Enumerable.Range(0, reader.Row.Count).Where(which).Select(cell => SeenCell.Of(reader, cell));
}
