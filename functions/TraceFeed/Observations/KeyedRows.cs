using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The rows of a table with periods across whose columns to the left tell what a row is about: an area, an age group.</summary>
internal sealed class KeyedRows(SourceDefinition definition, WorkbookLayout layout, TableDefinition table, TableColumns columns, IReadOnlyList<AreaLookup> lookups, ReadingBuilder builder, int order)
{
    private readonly RowSubjects subjects = new(table.Keys!, lookups, columns.Keys, builder);
    private readonly HashSet<int> keyColumns = [.. columns.Keys.Values];

    /// <summary>Reads every row below the headers.</summary>
    public void Read(Sheet sheet, ushort number)
    {
        for (var row = 0; row < sheet.FilledRows; row++)
        {
            var (from, to) = (sheet.RowStart(row), sheet.RowStart(row + 1));
            if (sheet.Row(from) <= columns.HeaderRow)
            {
                continue;
            }

            // Below the table stand notes, which are text and stand in one column.
            if (!HasFigures(sheet, from, to))
            {
                Notes(sheet, from, to);
                continue;
            }

            Figures(sheet, number, from, to);
        }
    }

    private void Figures(Sheet sheet, ushort number, int from, int to)
    {
        Span<int> found = stackalloc int[subjects.Columns.Count];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = -1;
            for (var cell = from; cell < to; cell++)
            {
                found[i] = sheet.Column(cell) == subjects.Columns[i] ? cell : found[i];
            }
        }

        var subject = subjects.Of(sheet, found, sheet.Name, CellReference.Format(sheet.Row(from), subjects.Columns.Count > 0 ? subjects.Columns[0] : 1));
        var (periodic, total, decimals) = new SeriesPlan(definition, table, table.Rows, subject.Area, subject.Breakdown, order, provisional: !subject.IsKnown)[table.Rows[0].Id];
        periodic = builder.Register(periodic);
        total = total is null ? null : builder.Register(total);
        subjects.Word(builder.Wording[table.Id], sheet, found, subject, [periodic.Key], cell => CellReference.Of(sheet.Name, sheet.Row(cell), sheet.Column(cell)));
        for (var cell = from; cell < to; cell++)
        {
            var at = sheet.Column(cell);
            if (columns[at] is not { } column)
            {
                Stray(sheet, cell, at);
                continue;
            }

            var series = column.Unknown is not null ? builder.Register(Provisional(periodic, column.Unknown)) : column.Total ? total ?? periodic : periodic;
            var key = new BlockKey(table.Id, Period.Day(column.Period.Start), Period.Day(column.Period.End));
            builder.Add(series, column.Unknown is null ? decimals : -1, key, sheet, cell, new Place(number, sheet.Row(cell), (ushort)at), marked: false);
        }
    }

    private static Series Provisional(Series series, string header) => series with
    {
        Measure = $"~{series.Measure}-{Label.Slug(header)}",
        Label = $"{series.Label}, {header}",
        Unit = null,
        Additive = false,
        Provisional = true,
    };

    private bool HasFigures(Sheet sheet, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            if (columns[sheet.Column(cell)] is not null && (sheet.Kind(cell) != CellKind.Text || Label.Clean(sheet.Text(cell)).Length > 0))
            {
                return true;
            }
        }

        return false;
    }

    private void Notes(Sheet sheet, int from, int to)
    {
        // A row whose figures are empty has the cells that tell what it is about.
        if (to == from + 1 && keyColumns.Count > 1 && sheet.Kind(from) == CellKind.Text)
        {
            builder.Wording.Note(table.Id, Label.Clean(sheet.Text(from)), sheet.Name, CellReference.Format(sheet.Row(from), sheet.Column(from)));
        }

        for (var cell = from; cell < to; cell++)
        {
            if (sheet.Kind(cell) == CellKind.Number && !keyColumns.Contains(sheet.Column(cell)))
            {
                Stray(sheet, cell, sheet.Column(cell));
            }
        }
    }

    private void Stray(Sheet sheet, int cell, int column)
    {
        var text = KeyTexts.Of(sheet, cell);
        if (text.Length > 0 && !keyColumns.Contains(column) && !layout.Marks.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            builder.Warn("stray", sheet.Name, CellReference.Format(sheet.Row(cell), column), $"'{Label.Short(text)}' stands in a column without a header; set aside");
        }
    }
}
