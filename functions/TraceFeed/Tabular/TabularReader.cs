namespace TraceFeed.Tabular;

/// <summary>
/// Reads a file's tables forward, one row at a time: memory does not grow with the number of rows. A sheet's texts are kept
/// once each, so that equal texts have equal numbers in every row.
/// </summary>
public abstract class TabularReader : IDisposable
{
    private SheetBuilder? rows;
    private int cells;
    private bool ended;

    /// <summary>The name of the sheet the reader stands in; null for a file without sheets.</summary>
    public string? SheetName => rows?.Sheet.Name;

    /// <summary>The cells of the row the reader stands on, indexes 0 up to its <c>Count</c>; good until the next row.</summary>
    public Sheet Row => rows?.Sheet ?? throw new InvalidOperationException("Go to a sheet first.");

    /// <summary>Goes to the next sheet; false when there is none, and then the file is known to be whole.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged or too large.</exception>
    public bool NextSheet()
    {
        while (rows is not null && NextRow())
        {
            // What a caller did not read is still checked.
        }

        cells += rows?.Cells ?? 0;
        rows = OpenSheet(cells);
        ended = false;
        return rows is not null;
    }

    /// <summary>Goes to the next row with a filled cell; false at the end of the sheet.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged or too large.</exception>
    public bool NextRow()
    {
        if (!ended)
        {
            Row.NextRow();
            ended = !ReadRow(rows!);
            return !ended;
        }

        return false;
    }

    /// <summary>The rest of the sheet the reader stands in, whole; it stays as it is when the reader goes on.</summary>
    /// <exception cref="UnreadableFileException">The file is damaged or too large.</exception>
    public Sheet ReadSheet()
    {
        if (!ended)
        {
            Row.NextRow();
            while (ReadRow(rows!))
            {
            }

            ended = true;
        }

        return Row;
    }

    /// <summary>Where a cell of <see cref="Row"/> stands, for good: see <see cref="CellReference.Of"/>.</summary>
    public virtual (string? Sheet, int Row, ushort Column) Place(int cell) => (SheetName, Row.Row(cell), (ushort)Row.Column(cell));

    /// <summary>Where a cell of <see cref="Row"/> stands, as people write it: its sheet, where the file has sheets, and its reference.</summary>
    public (string? Sheet, string Ref) Reference(int cell)
    {
        var (sheet, row, column) = Place(cell);
        return CellReference.Of(sheet, row, column);
    }

    /// <summary>
    /// Members that records of the sheet the reader stands in have and that are no columns, by the names that columns would have;
    /// known from the sheet's beginning, and empty for formats that leave out nothing.
    /// </summary>
    public virtual IReadOnlyCollection<string> LeftOut => [];

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    /// <summary>Opens the next sheet and returns the builder its rows go into; null when there is none.</summary>
    /// <param name="cellsBefore">Filled cells of the sheets before, which count towards a workbook's limit.</param>
    private protected abstract SheetBuilder? OpenSheet(int cellsBefore);

    /// <summary>Adds the cells of the next filled row to the sheet; false when it has none.</summary>
    private protected abstract bool ReadRow(SheetBuilder sheet);
}
