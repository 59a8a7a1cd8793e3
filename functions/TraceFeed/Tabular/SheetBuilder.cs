namespace TraceFeed.Tabular;

/// <summary>Fills a <see cref="Sheet"/> cell by cell, left to right and top to bottom, under the limits of <see cref="TabularLimits"/>.</summary>
internal sealed class SheetBuilder(string file, string? name, int most = TabularLimits.Cells)
{
    private readonly Sheet sheet = new(name);
    private int cells;
    private long characters;

    /// <summary>What was added since the last <see cref="NextRow"/>.</summary>
    public Sheet Sheet => sheet;

    /// <summary>Cells added so far, whether or not <see cref="NextRow"/> has let go of them.</summary>
    public int Cells => cells;

    /// <summary>Lets go of the cells, so that a reader holds one row at a time.</summary>
    public void NextRow() => sheet.NextRow();

    /// <summary>Adds a number cell.</summary>
    public void Add(int row, int column, ExactNumber number, int printedDecimals) =>
        Add(row, column, CellKind.Number, number.Mantissa, number.Scale, (byte)Math.Min(printedDecimals, byte.MaxValue));

    /// <summary>Adds a date cell.</summary>
    public void Add(int row, int column, DateOnly date) => Add(row, column, CellKind.Date, date.DayNumber, 0, 0);

    /// <summary>Adds a text cell.</summary>
    public void Add(int row, int column, ReadOnlySpan<char> text)
    {
        if (text.Length > TabularLimits.TextCharacters)
        {
            throw Refused(row, $"a cell holds {text.Length} characters; at most {TabularLimits.TextCharacters} are read");
        }

        var id = sheet.Intern(text, out var isNew);
        characters += isNew ? text.Length : 0;
        if (characters > TabularLimits.TextTotal)
        {
            throw Refused(row, $"the table holds more than {TabularLimits.TextTotal} characters of different texts");
        }

        Add(row, column, CellKind.Text, id, 0, 0);
    }

    /// <summary>The sheet with every cell added.</summary>
    public Sheet Build() => sheet;

    private void Add(int row, int column, CellKind kind, long payload, byte scale, byte decimals)
    {
        if (row > TabularLimits.Rows || column > TabularLimits.Columns)
        {
            throw Refused(row, $"the table goes beyond {TabularLimits.Rows} rows or {TabularLimits.Columns} columns");
        }

        if (cells++ == most)
        {
            throw Refused(row, $"the table has more than {most} filled cells");
        }

        sheet.Add(row, column, kind, payload, scale, decimals);
    }

    private UnreadableFileException Refused(int row, string problem) =>
        new(file, name is null ? $"row {row}" : $"sheet {name}, row {row}", problem + ". Official tables are far smaller; look at the file before raising the limit.");
}
