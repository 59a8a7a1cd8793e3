using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>
/// The rows of a table with weeks across. One label can stand in several rows and once as a heading, so a row's identity is
/// its path: the section it stands in and its label.
/// </summary>
internal sealed class WorkbookRows(WorkbookLayout layout, TableDefinition table, SeriesPlan plan, WorkbookColumns columns, LabelMarkers markers, ReadingBuilder builder, int order)
{
    private const int AfterEveryRow = 500;

    private readonly Dictionary<string, SeriesDefinition> rows = table.Rows.ToDictionary(row => Label.Key(row.Path!), StringComparer.Ordinal);
    private readonly Dictionary<string, string> aliases = table.Aliases.ToDictionary(pair => Label.Key(pair.Key), pair => pair.Value, StringComparer.Ordinal);
    private string? section;
    private string? around;
    private int provisional;

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

            // Below the first blank row a line without figures is a note, not a heading.
            notes |= lastRow > 0 && sheet.Row(from) > lastRow + 1;
            lastRow = sheet.Row(from);
            var labelled = sheet.Column(from) == 1;
            var values = HasValues(sheet, labelled ? from + 1 : from, to);
            if (!labelled || sheet.Kind(from) == CellKind.Number)
            {
                Stray(sheet, number, from, to, labelled, values);
            }
            else if (values)
            {
                Values(sheet, number, from, to, markers.Strip(sheet.Text(from)));
            }
            else if (!notes)
            {
                Heading(markers.Strip(sheet.Text(from)));
            }
        }
    }

    private void Heading(string label)
    {
        label = aliases.GetValueOrDefault(Label.Key(label), label);
        var standing = Path(label);
        foreach (var path in new[] { standing, label })
        {
            if (rows.TryGetValue(Label.Key(path), out var row))
            {
                var (series, total, _) = plan[row.Id];
                builder.Heading(series.Key);
                if (total is not null)
                {
                    builder.Heading(total.Key);
                }
            }
        }

        var known = rows.ContainsKey(Label.Key(standing));
        if (!known || rows.Keys.Any(path => path.StartsWith(Label.Key(label) + " > ", StringComparison.Ordinal)))
        {
            (around, section) = (known ? section : null, label);
        }
    }

    private void Values(Sheet sheet, ushort number, int from, int to, string label)
    {
        label = aliases.GetValueOrDefault(Label.Key(label), label);
        var opens = layout.SectionPrefixes.Any(prefix => label.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        (around, section) = opens ? (null, label) : (around, section);
        var path = opens ? label : Path(label);
        if (rows.TryGetValue(Label.Key(path), out var row))
        {
            var (series, total, decimals) = plan[row.Id];
            Cells(sheet, number, from + 1, to, series, total, decimals);
        }
        else
        {
            builder.Warn("unknown-row", sheet.Name, CellReference.Format(sheet.Row(from), 1), $"the row '{path}' is not in the definition; its figures are captured under a provisional id");
            Provisional(sheet, number, from + 1, to, path);
        }
    }

    // A known row without figures is a heading or, where a workbook holds a part only, a row that stands empty. Which of
    // the two, the rows below it tell: a row that is unknown under it and known beside it shows that it was no heading.
    private string Path(string label)
    {
        var path = Under(section, label);
        if (around is not null && !rows.ContainsKey(Label.Key(path)) && rows.ContainsKey(Label.Key(Under(around, label))))
        {
            (section, around) = (around, null);
            path = Under(section, label);
        }

        return path;
    }

    private static string Under(string? section, string label) => section is null ? label : $"{section} > {label}";

    private void Provisional(Sheet sheet, ushort number, int from, int to, string path)
    {
        var series = new Series
        {
            Table = table.Id,
            Measure = "~" + Label.Slug(path),
            Label = path,
            Area = layout.Area,
            Breakdown = new Dictionary<string, string>(),
            Unit = null,
            ToDate = table.Periods == "to-date",
            Provisional = true,
            Order = order + AfterEveryRow + (2 * provisional++),
        };
        var total = series with { Measure = series.Measure + layout.TotalSuffix, Label = $"{path}, {layout.TotalLabel}", ToDate = true, Order = series.Order + 1 };
        Cells(sheet, number, from, to, series, total, decimals: -1);
    }

    private void Cells(Sheet sheet, ushort number, int from, int to, Series series, Series? total, int decimals)
    {
        for (var cell = from; cell < to; cell++)
        {
            var column = columns[sheet.Column(cell)];
            if (column is null)
            {
                Unheaded(sheet, cell);
                continue;
            }

            var one = column.Unknown is not null ? Column(series, column.Unknown) : column.Total ? total ?? series : series;
            var key = new BlockKey(table.Id, Period.Day(column.Period.Start), Period.Day(column.Period.End));
            builder.Add(builder.Register(one), decimals, key, sheet, number, cell, Marked(sheet, cell, to));
        }
    }

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

    private void Unheaded(Sheet sheet, int cell)
    {
        if (sheet.Kind(cell) == CellKind.Number || (!IsMark(sheet, cell) && Label.Clean(sheet.Text(cell)).Length > 0))
        {
            Report(sheet, cell, "stands in a column without a header and is no mark the definition knows");
        }
        else if (IsMark(sheet, cell) && columns[sheet.Column(cell) - 1] is null)
        {
            Report(sheet, cell, "is a mark without a figure to its left");
        }
    }

    private bool HasValues(Sheet sheet, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            if (columns[sheet.Column(cell)] is not null && (sheet.Kind(cell) == CellKind.Number || Label.Clean(sheet.Text(cell)).Length > 0))
            {
                return true;
            }
        }

        return false;
    }

    private void Stray(Sheet sheet, ushort number, int from, int to, bool labelled, bool values)
    {
        if (values && sheet.Kind(to - 1) == CellKind.Number)
        {
            builder.Warn("unknown-row", sheet.Name, CellReference.Format(sheet.Row(from), sheet.Column(from)), "figures without a label; captured under a provisional id");
            Provisional(sheet, number, labelled ? from + 1 : from, to, "row without a label");
            return;
        }

        for (var cell = from; cell < to; cell++)
        {
            Report(sheet, cell, "stands outside the table's rows");
        }
    }

    private void Report(Sheet sheet, int cell, string what)
    {
        var text = sheet.Kind(cell) == CellKind.Number ? sheet.Number(cell).Mantissa.ToString(System.Globalization.CultureInfo.InvariantCulture) : Label.Clean(sheet.Text(cell));
        if (text.Length > 0)
        {
            builder.Warn("stray", sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"'{text}' {what}; set aside");
        }
    }
}
