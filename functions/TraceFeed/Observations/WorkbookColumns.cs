using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The columns of a table with weeks across: found by their headers, dated by their sequence.</summary>
internal sealed class WorkbookColumns(SourceDefinition definition, WorkbookLayout layout, TableDefinition table, OriginalFile file, ReadingBuilder builder)
{
    private readonly Dictionary<int, WorkbookColumn> byNumber = [];

    /// <summary>The row of the headers, from 1.</summary>
    public int HeaderRow { get; private set; }

    /// <summary>What a column holds; null for one without header.</summary>
    public WorkbookColumn? this[int column] => byNumber.GetValueOrDefault(column);

    /// <summary>Finds the header row, the first with a week header or a total header, and dates its columns.</summary>
    /// <returns>False when the sheet has none and needs none.</returns>
    /// <exception cref="UnreadableFileException">A known table without headers, or headers that hold no date.</exception>
    public bool Locate(Sheet sheet, bool optional)
    {
        for (var row = 0; row < sheet.FilledRows; row++)
        {
            var weeks = new List<int>();
            var totals = new List<int>();
            var others = new List<int>();
            for (var cell = sheet.RowStart(row); cell < sheet.RowStart(row + 1); cell++)
            {
                var text = sheet.Kind(cell) == CellKind.Text ? Label.Clean(sheet.Text(cell)) : "";
                if (sheet.Column(cell) > 1 && text.Length > 0)
                {
                    (WeekHeader.Parse(text) is not null ? weeks : IsTotal(text) ? totals : others).Add(cell);
                }
            }

            if (weeks.Count > 0)
            {
                HeaderRow = sheet.Row(weeks[0]);
                Date(sheet, weeks, totals, others);
                return true;
            }
        }

        return optional ? Skipped(sheet) : throw new UnreadableFileException(
            file.Name, $"sheet {sheet.Name}", $"is the table '{table.Title}' but no row holds week headers; expected a row of them, written like {layout.WeekHeader}");
    }

    private bool IsTotal(string text) => layout.TotalHeaders.Any(header => Label.Key(header) == Label.Key(text));

    private bool Skipped(Sheet sheet)
    {
        builder.Warn("unknown-table", sheet.Name, null, "has no week headers either; no figure of it can be dated, none is captured");
        return false;
    }

    private void Date(Sheet sheet, List<int> weeks, List<int> totals, List<int> others)
    {
        var toDate = table.Periods == "to-date";
        var since = table.Since ?? definition.Since;
        Mistyped(sheet, weeks, others, toDate);
        var typed = weeks.Select(sheet.Text).ToList();
        if (WeekColumns.Jump(typed, toDate, since) is { } jump)
        {
            throw new UnreadableFileException(
                file.Name, $"sheet {sheet.Name}, cell {Place(sheet, weeks[jump])}", $"the week headers jump from '{Label.Clean(typed[jump - 1])}' to '{Label.Clean(typed[jump])}'; expected each week seven days after the last. A week's column seems to be missing or out of order; look at the file before anything is made of it");
        }

        var periods = WeekColumns.Date(typed, toDate, since, layout.WeekHeader, (i, message) => builder.Warn("header", sheet.Name, Place(sheet, weeks[i]), message))
            ?? throw new UnreadableFileException(file.Name, $"sheet {sheet.Name}, row {HeaderRow}", $"has week headers without a single date; expected headers written like {layout.WeekHeader}");
        if (!toDate)
        {
            builder.Covers(table.Id, Period.Day(periods[0].Start), Period.Day(periods[^1].End));
        }

        for (var i = 0; i < weeks.Count; i++)
        {
            byNumber[sheet.Column(weeks[i])] = new WorkbookColumn(periods[i], Total: false, Unknown: null);
        }

        foreach (var cell in totals)
        {
            byNumber[sheet.Column(cell)] = new WorkbookColumn(new Period(since, periods[^1].End), Total: true, Unknown: null);
        }

        var headers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in others)
        {
            var header = Label.Clean(sheet.Text(cell));
            builder.Warn("unknown-column", sheet.Name, Place(sheet, cell), $"the header '{header}' is neither a week nor a total; the column's figures are captured under a provisional id");
            byNumber[sheet.Column(cell)] = new WorkbookColumn(default, Total: false, Unknown: headers.Add(Label.Slug(header)) ? header : $"{header} {sheet.Column(cell)}");
        }
    }

    // A week whose header is no date still takes its place in the sequence: a header that looks like dates, or one between
    // weeks without which the weeks to its right would not follow the weeks to its left.
    private static void Mistyped(Sheet sheet, List<int> weeks, List<int> others, bool toDate)
    {
        foreach (var cell in others.ToList())
        {
            List<int> with = [.. weeks.Append(cell).Order()];
            var gained = WeekColumns.Agreeing([.. with.Select(sheet.Text)], toDate) - WeekColumns.Agreeing([.. weeks.Select(sheet.Text)], toDate);
            if (gained > 0 || (gained == 0 && WeekHeader.Resembles(Label.Clean(sheet.Text(cell)))))
            {
                weeks.Add(cell);
                weeks.Sort();
                others.Remove(cell);
            }
        }
    }

    private static string Place(Sheet sheet, int cell) => CellReference.Format(sheet.Row(cell), sheet.Column(cell));
}
