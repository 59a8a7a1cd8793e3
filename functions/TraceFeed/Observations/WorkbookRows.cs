using System.Globalization;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>
/// The rows of a table with weeks across. One label can stand in several rows and once as a heading, so a row's identity is
/// its path: the section it stands in and its label.
/// </summary>
internal sealed class WorkbookRows(WorkbookLayout layout, TableDefinition table, SeriesPlan plan, TableColumns columns, LabelMarkers markers, ReadingBuilder builder, int order)
{
    private const int AfterEveryRow = 500;

    private readonly Dictionary<string, SeriesDefinition> rows = table.Rows.ToDictionary(row => Label.Key(row.Path!), StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = table.Aliases.ToDictionary(pair => Label.Key(pair.Key), pair => pair.Value, StringComparer.Ordinal);
    private readonly HashSet<string> known = table.Rows.Select(row => row.Path!.Split(Label.PathSeparator)).Where(path => path.Length > 1).Select(path => Label.Key(path[0])).ToHashSet(StringComparer.Ordinal);
    private readonly List<string> sections = [];
    private readonly Dictionary<string, List<Series>> emptyRows = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly TableWords words = builder.Wording[table.Id];
    private int provisional;
    private int unlabelled;

    /// <summary>Reads every row below the headers.</summary>
    public void Read(Sheet sheet, ushort number)
    {
        var lastRow = 0;
        var notes = false;
        for (var row = 0; row < sheet.FilledRows; row++)
        {
            var (from, to) = (sheet.RowStart(row), sheet.RowStart(row + 1));
            if (sheet.Row(from) <= columns.HeaderRow)
            {
                continue;
            }

            // Below the first blank row a line without figures is a note, not a heading, unless the definition knows a section of that name.
            notes |= lastRow > 0 && sheet.Row(from) > lastRow + 1;
            lastRow = sheet.Row(from);
            var labelled = sheet.Column(from) == 1 || columns.IsPage;
            var values = HasValues(sheet, labelled ? from + 1 : from, to);
            if (!labelled || sheet.Kind(from) == CellKind.Number)
            {
                Stray(sheet, number, from, to, labelled, values);
            }
            else if (values)
            {
                Values(sheet, number, from, to, markers.Strip(sheet.Text(from)));
            }
            else
            {
                var label = markers.Strip(sheet.Text(from));
                if (!notes || IsSection(label))
                {
                    Heading(label);
                    Word(sheet, from, label);
                }
                else
                {
                    builder.Wording.Note(table.Id, Label.Clean(sheet.Text(from)), sheet.Name, Place(sheet, from));
                }

                // Whatever the line is, a number in it is said to be there.
                for (var cell = from + 1; cell < to; cell++)
                {
                    if (sheet.Kind(cell) != CellKind.Text)
                    {
                        Report(sheet, cell, "stands in a line without figures of its own");
                    }
                }
            }
        }
    }

    // A label without figures is a heading, unless it is a row whose figures are not stated; then what follows may stand
    // under it or under the section before.
    private void Heading(string label)
    {
        label = aliases.GetValueOrDefault(Label.Key(label), label);
        if (Opens(label) || Find(label) is not var (row, _))
        {
            sections.Clear();
        }
        else
        {
            var (series, total, _) = plan[row.Id];
            emptyRows[label] = total is null ? [series] : [series, total];
        }

        sections.Insert(0, label);
    }

    private void Word(Sheet sheet, int cell, string label)
    {
        if (IsSection(label))
        {
            words.Term(TableWording.HeadingPrefix + Label.Key(aliases.GetValueOrDefault(Label.Key(label), label)), label, sheet.Name, Place(sheet, cell));
        }
    }

    private static string Place(Sheet sheet, int cell) => CellReference.Format(sheet.Row(cell), sheet.Column(cell));

    private bool IsSection(string label) => known.Contains(Label.Key(aliases.GetValueOrDefault(Label.Key(label), label)));

    private bool Opens(string label) => layout.SectionPrefixes.Any(prefix => label.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private (SeriesDefinition Row, string? Section)? Find(string label)
    {
        foreach (var section in Opens(label) || sections.Count == 0 ? [null] : sections.Cast<string?>())
        {
            if (rows.TryGetValue(Label.Key(Path(section, label)), out var row))
            {
                return (row, section);
            }
        }

        return null;
    }

    private static string Path(string? section, string label) => section is null ? label : section + Label.PathSeparator + label;

    private void Values(Sheet sheet, ushort number, int from, int to, string written)
    {
        var label = aliases.GetValueOrDefault(Label.Key(written), written);
        var found = Find(label);
        if (Opens(label))
        {
            sections.Clear();
            sections.Add(label);
        }

        var section = found is null ? sections.FirstOrDefault(one => one != label) : found.Value.Section;
        foreach (var heading in section is null ? [] : emptyRows.GetValueOrDefault(section, []))
        {
            builder.Heading(heading.Key);
        }

        if (found is var (row, _))
        {
            var (series, total, decimals) = plan[row.Id];
            words.Term(TableWording.LabelPrefix + row.Id, written, sheet.Name, Place(sheet, from));
            Cells(sheet, number, from + 1, to, series, total, decimals, row.Periods);
            return;
        }

        var path = Path(section, label);
        builder.Warn("unknown-row", sheet.Name, CellReference.Format(sheet.Row(from), sheet.Column(from)), $"the row '{path}' is not in the definition; its figures are captured under a provisional id");
        Provisional(sheet, number, from + 1, to, path);
    }

    private void Provisional(Sheet sheet, ushort number, int from, int to, string path)
    {
        var series = new Series
        {
            Table = table.Id,
            Measure = Untaken("~" + Label.Slug(path)),
            Label = path,
            Area = layout.Area,
            Breakdown = new Dictionary<string, string>(),
            Unit = null,
            ToDate = table.Periods == Periodicity.ToDate,
            Provisional = true,
            Order = order + AfterEveryRow + (2 * provisional++),
        };
        words.Unknown(series.Measure, path, sheet.Name, Place(sheet, from > 0 && sheet.Row(from - 1) == sheet.Row(from) ? from - 1 : from));
        var total = series with { Measure = series.Measure + layout.TotalSuffix, Label = $"{path}, {layout.TotalLabel}", ToDate = true, Order = series.Order + 1 };
        Cells(sheet, number, from, to, series, total, decimals: -1);
    }

    // Two rows that nothing but their place tells apart are two series, numbered in reading order.
    private string Untaken(string measure)
    {
        var one = measure;
        for (var number = 2; !taken.Add(one); number++)
        {
            one = string.Create(CultureInfo.InvariantCulture, $"{measure}-{number}");
        }

        return one;
    }

    private void Cells(Sheet sheet, ushort number, int from, int to, Series series, Series? total, int decimals, string? periods = null)
    {
        for (var cell = from; cell < to; cell++)
        {
            var column = columns[sheet.Column(cell)];
            if (column is null)
            {
                Unheaded(sheet, cell, leftHolds: cell > from && sheet.Column(cell - 1) == sheet.Column(cell) - 1 && columns[sheet.Column(cell - 1)] is not null);
                continue;
            }

            if (sheet.Kind(cell) == CellKind.Number && sheet.Spans(cell) is not (1, 1))
            {
                builder.Warn("merged", sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), "a figure stands in merged cells; it is taken for the first of them only");
            }

            var one = column.Unknown is not null ? Column(series, column.Unknown) : column.Total ? total ?? series : series;
            var key = new BlockKey(table.Id, Period.Day(Start(column.Period, periods)), Period.Day(column.Period.End));
            builder.Add(builder.Register(one), decimals, key, sheet, cell, new Place(number, sheet.Row(cell), (ushort)sheet.Column(cell)), Marked(sheet, cell, to));
        }
    }

    // On a page each row may say for itself how long its period is; all end on the page's day.
    private DateOnly? Start(Period period, string? periods) =>
        columns.IsPage && periods is (Periodicity.Daily or Periodicity.Weekly) ? period.End?.AddDays(1 - Periodicity.Days(periods)) : period.Start;

    private Series Column(Series series, string header) => series with
    {
        Measure = $"~{series.Measure.TrimStart('~')}-{Label.Slug(header)}",
        Label = $"{series.Label}, {header}",
        Unit = null,
        Additive = false,
        Provisional = true,
        Numerator = 0,
        Denominator = 0,
        Weekly = 0,
        PartOf = 0,
    };

    // A week owns its value's column and, without a header, the flag's to the right of it.
    private bool Marked(Sheet sheet, int cell, int to) =>
        cell + 1 < to && sheet.Column(cell + 1) == sheet.Column(cell) + 1 && columns[sheet.Column(cell + 1)] is null && IsMark(sheet, cell + 1);

    private bool IsMark(Sheet sheet, int cell) => sheet.Kind(cell) == CellKind.Text && layout.Marks.Contains(Label.Clean(sheet.Text(cell)), StringComparer.OrdinalIgnoreCase);

    private void Unheaded(Sheet sheet, int cell, bool leftHolds)
    {
        if (sheet.Kind(cell) != CellKind.Text || (!IsMark(sheet, cell) && Label.Clean(sheet.Text(cell)).Length > 0))
        {
            Report(sheet, cell, "stands in a column without a header and is no mark the definition knows");
        }
        else if (IsMark(sheet, cell) && !leftHolds)
        {
            Report(sheet, cell, "is a mark without a figure to its left");
        }
    }

    private bool HasValues(Sheet sheet, int from, int to)
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

    private void Stray(Sheet sheet, ushort number, int from, int to, bool labelled, bool values)
    {
        if (values && Enumerable.Range(from, to - from).Any(cell => sheet.Kind(cell) == CellKind.Number && columns[sheet.Column(cell)] is not null))
        {
            var path = ++unlabelled == 1 ? "row without a label" : $"row without a label {unlabelled}";
            builder.Warn("unknown-row", sheet.Name, CellReference.Format(sheet.Row(from), sheet.Column(from)), $"figures without a label; captured under a provisional id as '{path}'");
            Provisional(sheet, number, labelled ? from + 1 : from, to, path);
            return;
        }

        for (var cell = from; cell < to; cell++)
        {
            Report(sheet, cell, "stands outside the table's rows");
        }
    }

    private void Report(Sheet sheet, int cell, string what)
    {
        var text = KeyTexts.Of(sheet, cell);
        if (text.Length > 0)
        {
            builder.Warn("stray", sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"'{text}' {what}; set aside");
        }
    }
}
