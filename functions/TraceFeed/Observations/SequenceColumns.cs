using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The columns of a table with weeks or days across: found by their headers, dated by their sequence.</summary>
internal sealed class SequenceColumns(SourceDefinition definition, WorkbookLayout layout, TableDefinition table, LabelMarkers markers, OriginalFile file, ReadingBuilder builder)
{
    private readonly Dictionary<int, TableColumn> byNumber = [];
    private readonly int days = Periodicity.Days(table.Periods);
    private readonly bool toDate = table.Periods == Periodicity.ToDate;
    private readonly DateOnly? since = table.Since ?? definition.Since;
    private IReadOnlyDictionary<string, int> keys = new Dictionary<string, int>();
    private int headerRow;

    /// <summary>Finds the header row, the first with the header of a period, and dates its columns.</summary>
    /// <returns>Null when the sheet has none and needs none.</returns>
    /// <exception cref="UnreadableFileException">A known table without headers, or headers that hold no date.</exception>
    public TableColumns? Locate(Sheet sheet, bool optional)
    {
        for (var row = 0; row < sheet.FilledRows; row++)
        {
            var periods = new List<int>();
            var totals = new List<int>();
            var others = new List<int>();
            for (var cell = sheet.RowStart(row); cell < sheet.RowStart(row + 1); cell++)
            {
                var text = sheet.Kind(cell) == CellKind.Text ? Label.Clean(sheet.Text(cell)) : "";
                if ((sheet.Column(cell) > 1 || table.Keys is not null) && (text.Length > 0 || sheet.Kind(cell) == CellKind.Date))
                {
                    (PeriodHeader.Parse(sheet, cell, days) is not null ? periods : IsTotal(text) ? totals : others).Add(cell);
                }
            }

            if (periods.Count > 0)
            {
                headerRow = sheet.Row(periods[0]);
                Keep(sheet, others);
                Date(sheet, periods, totals, others);

                // A mistyped header of a period is among the periods by now.
                builder.Wording[table.Id].Headers(sheet, row, markers, periods);
                return new TableColumns(headerRow, byNumber, keys);
            }
        }

        return optional ? Skipped(sheet) : throw new UnreadableFileException(
            file.Name, $"sheet {sheet.Name}", $"is the table '{table.Title}' but no row holds {(days == 1 ? "day" : "week")} headers; expected a row of them, written like {layout.WeekHeader}");
    }

    private bool IsTotal(string text)
    {
        var key = Label.Key(markers.Strip(text));
        return layout.TotalHeaders.Any(header => Label.Key(header) == key);
    }

    private TableColumns? Skipped(Sheet sheet)
    {
        builder.Warn("unknown-table", sheet.Name, null, "has no week headers either; no figure of it can be dated, none is captured");
        return null;
    }

    // Headers of columns that tell rows apart are no columns of figures.
    private void Keep(Sheet sheet, List<int> others)
    {
        if (table.Keys is null)
        {
            return;
        }

        keys = others.Select(cell => (Key: Label.Key(sheet.Text(cell)), Column: sheet.Column(cell))).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Column, StringComparer.Ordinal);
        var needed = RowSubjects.Headers(table.Keys).ToList();
        var missing = needed.Where(header => !keys.ContainsKey(Label.Key(header))).ToList();
        if (missing.Count > 0)
        {
            throw new UnreadableFileException(file.Name, $"sheet {sheet.Name}, row {headerRow}", $"lacks the column {string.Join(", ", missing.Select(header => $"'{header}'"))} of the table '{table.Title}'; found {string.Join(", ", keys.Keys.Take(12).Select(header => $"'{Label.Short(header)}'"))}");
        }

        var known = needed.Concat(table.Keys.Ignore).Select(Label.Key).ToHashSet(StringComparer.Ordinal);
        others.RemoveAll(cell => known.Contains(Label.Key(sheet.Text(cell))));
    }

    private void Date(Sheet sheet, List<int> headers, List<int> totals, List<int> others)
    {
        var sequence = new PeriodSequence(days, toDate, since);
        Mistyped(sheet, sequence, headers, others);
        List<PeriodHeader?> read = [.. headers.Select(cell => PeriodHeader.Parse(sheet, cell, days))];
        if (sequence.Contradiction(read) is { } jump)
        {
            throw new UnreadableFileException(
                file.Name, $"sheet {sheet.Name}, cell {Place(sheet, headers[jump])}", $"the {(days == 1 ? "day" : "week")} headers jump from '{KeyTexts.Of(sheet, headers[jump - 1])}' to '{KeyTexts.Of(sheet, headers[jump])}'; expected each {(days == 1 ? "a day" : "week seven days")} after the last. A {(days == 1 ? "day" : "week")}'s column seems to be missing or out of order; look at the file before anything is made of it");
        }

        var periods = sequence.Date(read)
            ?? throw new UnreadableFileException(file.Name, $"sheet {sheet.Name}, row {headerRow}", $"has week headers without a single date; expected headers written like {layout.WeekHeader}");
        if (!toDate)
        {
            builder.Covers(table.Id, Period.Day(periods[0].Start), Period.Day(periods[^1].End));
        }

        for (var i = 0; i < headers.Count; i++)
        {
            byNumber[sheet.Column(headers[i])] = new TableColumn(periods[i], Total: false, Unknown: null);
            Compare(sheet, headers[i], periods[i]);
        }

        foreach (var cell in totals)
        {
            byNumber[sheet.Column(cell)] = new TableColumn(new Period(since, periods[^1].End), Total: true, Unknown: null);
        }

        Unknown(sheet, others);
    }

    private void Compare(Sheet sheet, int cell, Period period)
    {
        var expected = PeriodSequence.Write(period, layout.WeekHeader);
        var agrees = sheet.Kind(cell) == CellKind.Date ? sheet.Date(cell) == period.End : Label.Clean(sheet.Text(cell)) == expected;
        if (!agrees)
        {
            builder.Warn("header", sheet.Name, Place(sheet, cell), $"header '{KeyTexts.Of(sheet, cell)}' is read as {period}, its place in the sequence of {(days == 1 ? "days" : "weeks")} ('{expected}')");
        }
    }

    private void Unknown(Sheet sheet, List<int> others)
    {
        var headers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in others)
        {
            var header = KeyTexts.Of(sheet, cell);
            builder.Warn("unknown-column", sheet.Name, Place(sheet, cell), $"the header '{header}' is neither a {(days == 1 ? "day" : "week")} nor a total; the column's figures are captured under a provisional id");
            byNumber[sheet.Column(cell)] = new TableColumn(default, Total: false, Unknown: headers.Add(Label.Slug(header)) ? header : $"{header} {sheet.Column(cell)}");
        }
    }

    // A week whose header is no date still takes its place in the sequence: a header that looks like dates, or one between
    // weeks without which the weeks to its right would not follow the weeks to its left.
    private void Mistyped(Sheet sheet, PeriodSequence sequence, List<int> headers, List<int> others)
    {
        foreach (var cell in others.ToList())
        {
            List<int> with = [.. headers.Append(cell).Order()];
            var gained = Agreeing(with) - Agreeing(headers);
            if (gained > 0 || (gained == 0 && PeriodHeader.Resembles(KeyTexts.Of(sheet, cell))))
            {
                headers.Add(cell);
                headers.Sort();
                others.Remove(cell);
            }
        }

        int Agreeing(List<int> cells) => sequence.Agreeing([.. cells.Select(cell => PeriodHeader.Parse(sheet, cell, days))]);
    }

    private static string Place(Sheet sheet, int cell) => CellReference.Format(sheet.Row(cell), sheet.Column(cell));
}
