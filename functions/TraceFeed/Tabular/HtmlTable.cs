namespace TraceFeed.Tabular;

/// <summary>
/// A table of a page, filled as its tags come. Cells take their places as the HTML standard's table model says (section 4.9.12): a
/// <c>rowspan</c> reaches no further than its group of rows.
/// </summary>
internal sealed class HtmlTable(string file, int number, string? heading, HtmlHeadings around)
{
    private const int MostColumnsSpanned = 1_000;
    private const int MostRowsSpanned = 65_534;

    private readonly List<HtmlCell> cells = [];
    private readonly List<int> takenUntil = [];
    private readonly HtmlText text = new();
    private string? caption;
    private bool inCaption;
    private bool inRow;
    private bool inCell;
    private int row = 1;
    private int column;
    private int cellColumn;
    private (int Columns, int Rows) span;
    private int spanned;

    /// <summary>Its name: the tables of a page are counted from 1.</summary>
    public string Name { get; } = FormattableString.Invariant($"table {number}");

    /// <summary>Its caption, else what headed it; null when there is neither.</summary>
    public string? Title => caption ?? heading;

    /// <summary>Headings in its cells, for tables in them.</summary>
    public HtmlHeadings Headings { get; } = new(around);

    /// <summary>Filled cells, row by row and left to right.</summary>
    public IReadOnlyList<HtmlCell> Cells => cells;

    /// <summary>The text that characters belong to; null between cells.</summary>
    public HtmlText? Text => inCell || inCaption ? text : null;

    /// <summary>Begins the caption; only the first one counts.</summary>
    public void OpenCaption()
    {
        EndRow();
        inCaption = true;
    }

    /// <summary>Ends what is open and begins a row.</summary>
    public void OpenRow()
    {
        EndRow();
        inRow = true;
        row++;
        column = 0;
    }

    /// <summary>Ends what is open and begins a cell, in a new row when none is open.</summary>
    /// <param name="columns">Columns that it spans.</param>
    /// <param name="rows">Rows that it spans; 0 for all that follow in its group.</param>
    public void OpenCell(int columns, int rows)
    {
        EndCell();
        if (!inRow)
        {
            OpenRow();
        }

        while (++column <= takenUntil.Count && takenUntil[column - 1] >= row)
        {
            Spanned();
        }

        if (column > TabularLimits.Columns)
        {
            throw Refused($"goes beyond {TabularLimits.Columns} columns");
        }

        (inCell, cellColumn) = (true, column);
        var last = Math.Min(column + Math.Clamp(columns, 1, MostColumnsSpanned) - 1, TabularLimits.Columns);
        var until = rows == 0 ? int.MaxValue : row + Math.Clamp(rows, 1, MostRowsSpanned) - 1;
        span = (last - column + 1, Math.Min(rows, MostRowsSpanned));
        for (; ; column++)
        {
            if (column > takenUntil.Count)
            {
                takenUntil.Add(0);
            }

            takenUntil[column - 1] = Math.Max(takenUntil[column - 1], until);
            if (column == last)
            {
                return;
            }

            Spanned();
        }
    }

    /// <summary>Ends a cell or the caption.</summary>
    public void EndCell()
    {
        if (text.TooLong)
        {
            throw Refused($"has a cell or caption of more than {TabularLimits.TextCharacters} characters");
        }

        var found = text.ToString();
        if (inCell && found.Length > 0)
        {
            cells.Add(new HtmlCell(row, cellColumn, found, span.Columns, span.Rows));
        }

        caption ??= inCaption && found.Length > 0 ? found : null;
        inCell = inCaption = false;
        text.Clear();
    }

    /// <summary>Ends a row and all in it.</summary>
    public void EndRow()
    {
        EndCell();
        inRow = false;
    }

    /// <summary>Ends a group of rows and all in it: no cell reaches into the next.</summary>
    public void EndGroup()
    {
        EndRow();
        takenUntil.Clear();
    }

    private void Spanned()
    {
        if (++spanned > TabularLimits.SpannedColumns)
        {
            throw Refused("has cells that span more rows and columns than a page can show");
        }
    }

    private UnreadableFileException Refused(string problem) =>
        new(file, FormattableString.Invariant($"{Name}, row {row}"), problem + "; expected a table that people can read. Look at the page before raising the limit");
}
