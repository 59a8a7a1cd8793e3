using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>
/// The columns of a table that are not a sequence of periods: named ones, such as <c>Latest week</c> beside <c>Cumulative total</c>,
/// or the one column of a page of labels and values. All end on the day that the table's title or the publication date tells.
/// </summary>
internal sealed class NamedColumns(SourceDefinition definition, TableDefinition table, LabelMarkers markers, OriginalFile file, ReadingBuilder builder)
{
    /// <summary>Finds the header row, the first that holds one of the names, and dates the columns.</summary>
    /// <exception cref="UnreadableFileException">No row holds a known header.</exception>
    public TableColumns Locate(Sheet sheet, string title)
    {
        var end = End(sheet, title);
        if (table.Columns is [{ Headers.Count: 0 } page])
        {
            return new TableColumns(Column(page, end), TitleRow(sheet, title));
        }

        for (var row = 0; row < sheet.FilledRows; row++)
        {
            var found = new Dictionary<int, TableColumn>();
            var others = new List<int>();
            for (var cell = sheet.RowStart(row); cell < sheet.RowStart(row + 1); cell++)
            {
                if (Find(KeyTexts.Of(sheet, cell)) is { } column)
                {
                    found[sheet.Column(cell)] = Column(column, end);
                }
                else if (sheet.Column(cell) > 1 && KeyTexts.Of(sheet, cell).Length > 0)
                {
                    others.Add(cell);
                }
            }

            if (found.Count > 0)
            {
                Unknown(sheet, others, found, end);
                builder.Wording[table.Id].Headers(sheet, row, markers, periods: []);
                return new TableColumns(sheet.Row(sheet.RowStart(row)), found, new Dictionary<string, int>());
            }
        }

        throw new UnreadableFileException(file.Name, $"sheet {sheet.Name}", $"is the table '{table.Title}' but no row holds its headers; expected {string.Join(", ", table.Columns.Select(column => $"'{column.Headers[0]}'"))}");
    }

    private static int TitleRow(Sheet sheet, string title)
    {
        for (var cell = 0; cell < sheet.Count; cell++)
        {
            if (KeyTexts.Of(sheet, cell) == title)
            {
                return sheet.Row(cell);
            }
        }

        return 0;
    }

    private ColumnDefinition? Find(string header) => table.Columns.FirstOrDefault(column => column.Headers.Any(one => Label.Key(one) == Label.Key(markers.Strip(header))));

    private TableColumn Column(ColumnDefinition column, DateOnly? end) => column.Periods == Periodicity.ToDate
        ? new TableColumn(new Period(table.Since ?? definition.Since, end), Total: table.Periods != Periodicity.ToDate, Unknown: null)
        : new TableColumn(new Period(end?.AddDays(1 - Periodicity.Days(column.Periods)), end), Total: false, Unknown: null);

    private void Unknown(Sheet sheet, List<int> others, Dictionary<int, TableColumn> found, DateOnly? end)
    {
        foreach (var cell in others)
        {
            var header = KeyTexts.Of(sheet, cell);
            builder.Warn("unknown-column", sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"the header '{Label.Short(header)}' is not in the definition; the column's figures are captured under a provisional id");
            found[sheet.Column(cell)] = new TableColumn(new Period(null, end), Total: false, Unknown: header);
        }
    }

    private DateOnly? End(Sheet sheet, string title)
    {
        if (table.End is { } pattern && DateInWords.Find(title, pattern) is { } told)
        {
            return told;
        }

        if (table.End is null && (builder.OwnPublished ?? file.Published) is { } published)
        {
            return published.AddDays(-table.EndFromPublishedDays);
        }

        if (table.End is not null)
        {
            throw new UnreadableFileException(file.Name, $"sheet {sheet.Name}", $"the title '{Label.Short(title)}' does not tell the last day of the table's figures as 'end' in the definition expects it; correct 'end', or look whether the publisher changed the title");
        }

        builder.Warn("no-date", sheet.Name, null, "neither the file nor its publication tells the last day of the table's figures; it is left open");
        return null;
    }
}
