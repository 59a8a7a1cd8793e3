using System.Globalization;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>
/// The rows of a list. Areas, categories and dates are resolved once for each different text of the file,
/// so that a row costs no string.
/// </summary>
internal sealed class ListRows(SourceDefinition definition, ListLayout layout, AreaLookup lookup, Dictionary<string, int> columns, List<(int Column, string Header)> unknown, ReadingBuilder builder)
{
    private const int AfterEveryMeasure = 10_000_000;

    private readonly Dictionary<(int Area, int Category), RowPlan> plans = [];
    private readonly Dictionary<(int Text, int Column), DateOnly?> dates = [];
    private readonly HashSet<int> headed = [.. columns.Values, .. unknown.Select(one => one.Column)];
    private readonly int areaColumn = columns[Label.Key(layout.Area.Column)];
    private readonly int categoryColumn = columns[Label.Key(layout.Category.Column)];
    private readonly int startColumn = layout.Start is null ? 0 : columns.GetValueOrDefault(Label.Key(layout.Start.Column));
    private readonly int endColumn = layout.End is null ? 0 : columns.GetValueOrDefault(Label.Key(layout.End.Column));

    /// <summary>Reads the cells of one row.</summary>
    public void Read(Sheet sheet, ushort number, int from, int to, Lazy<DateOnly?> derivedEnd)
    {
        int area = -1, category = -1, start = -1, end = -1;
        for (var cell = from; cell < to; cell++)
        {
            var column = sheet.Column(cell);
            area = column == areaColumn ? cell : area;
            category = column == categoryColumn ? cell : category;
            start = column == startColumn ? cell : start;
            end = column == endColumn ? cell : end;
        }

        // A spreadsheet pads with empty texts; a row of them is no row.
        if (area < 0 && category < 0 && !AnyNumber(sheet, from, to))
        {
            return;
        }

        var plan = Plan(sheet, area, category, from);
        var first = Date(sheet, start, layout.Start) ?? definition.Since;
        var last = Date(sheet, end, layout.End) ?? derivedEnd.Value;
        var key = new BlockKey(layout.Table.Id, Period.Day(first), Period.Day(last));
        for (var cell = from; cell < to; cell++)
        {
            if (plan.Columns.TryGetValue(sheet.Column(cell), out var measure))
            {
                builder.Add(builder.Register(measure.Series), measure.Decimals, key, sheet, number, cell, marked: false);
            }
            else if (!headed.Contains(sheet.Column(cell)))
            {
                Stray(sheet, cell);
            }
        }
    }

    private void Stray(Sheet sheet, int cell)
    {
        var text = sheet.Kind(cell) == CellKind.Number ? sheet.Number(cell).ToString() : Label.Clean(sheet.Text(cell));
        if (text.Length > 0)
        {
            builder.Warn("stray", null, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"'{text}' stands in a column without a header; set aside");
        }
    }

    private RowPlan Plan(Sheet sheet, int area, int category, int from)
    {
        var key = (area < 0 ? -1 : TextKey(sheet, area), category < 0 ? -1 : TextKey(sheet, category));
        if (!plans.TryGetValue(key, out var plan))
        {
            plans.Add(key, plan = MakePlan(Text(sheet, area), Text(sheet, category), CellReference.Format(sheet.Row(from), areaColumn), CellReference.Format(sheet.Row(from), categoryColumn)));
        }

        return plan;
    }

    private RowPlan MakePlan(string areaName, string categoryName, string areaCell, string categoryCell)
    {
        var known = lookup.Find(areaName);
        var area = known ?? new Area(layout.Area.Type, null, areaName);
        if (known is null)
        {
            builder.Warn("unknown-area", null, areaCell, $"the area '{areaName}' is not in the lookup '{layout.Area.Lookup}'; it is captured without a code under a provisional id");
        }

        var category = layout.Categories.FirstOrDefault(one => one.Names.Any(name => Label.Key(name) == Label.Key(categoryName)));
        if (category is null)
        {
            builder.Warn("unknown-category", null, categoryCell, $"the category '{categoryName}' is not in the definition; its figures are captured under provisional ids");
        }

        var measures = new Dictionary<int, (Series, int)>();
        var order = category is null ? AfterEveryMeasure : 100 * layout.Categories.TakeWhile(one => one != category).Count();
        var plan = new SeriesPlan(definition, layout.Table.Id, category?.Measures ?? [], area, layout.Table.Periods == "to-date", order, provisional: known is null);
        foreach (var measure in category?.Measures ?? [])
        {
            var (series, _, decimals) = plan[measure.Id];
            measures[columns[Label.Key(measure.Column!)]] = (series, decimals);
        }

        // A category has its own measures; what stands in the columns of another's is not known of it.
        var others = layout.Categories.SelectMany(one => one.Measures).Select(measure => (columns[Label.Key(measure.Column!)], measure.Column!)).Distinct();
        foreach (var (column, header) in unknown.Concat(others))
        {
            measures.TryAdd(column, (Provisional(area, categoryName, header), -1));
        }

        return new RowPlan(measures);
    }

    private Series Provisional(Area area, string category, string header) => new()
    {
        Table = layout.Table.Id,
        Measure = $"~{Label.Slug(category)}-{Label.Slug(header)}",
        Label = $"{category}, {header}",
        Area = area,
        Breakdown = new Dictionary<string, string>(),
        Unit = null,
        ToDate = layout.Table.Periods == "to-date",
        Provisional = true,
        Order = AfterEveryMeasure,
    };

    private DateOnly? Date(Sheet sheet, int cell, DateColumn? column)
    {
        if (cell < 0 || column is null)
        {
            return null;
        }

        if (sheet.Kind(cell) != CellKind.Text)
        {
            builder.Warn("date", null, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"a number stands where a date written {column.Format} is expected; the date is derived instead");
            return null;
        }

        var id = (sheet.TextId(cell), sheet.Column(cell));
        if (!dates.TryGetValue(id, out var date))
        {
            date = DateOnly.TryParseExact(Label.Clean(sheet.Text(cell)), column.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;
            if (date is null)
            {
                builder.Warn("date", null, CellReference.Format(sheet.Row(cell), sheet.Column(cell)), $"'{sheet.Text(cell)}' is no date written {column.Format}; the date is derived instead");
            }

            dates.Add(id, date);
        }

        return date;
    }

    private static bool AnyNumber(Sheet sheet, int from, int to)
    {
        for (var cell = from; cell < to; cell++)
        {
            if (sheet.Kind(cell) == CellKind.Number)
            {
                return true;
            }
        }

        return false;
    }

    // A name that looks like a number is still a name; numbers get keys of their own below zero.
    private static int TextKey(Sheet sheet, int cell) => sheet.Kind(cell) == CellKind.Text ? sheet.TextId(cell) : -2 - sheet.Row(cell);

    private static string Text(Sheet sheet, int cell) => cell < 0 ? "" : sheet.Kind(cell) == CellKind.Text
        ? Label.Clean(sheet.Text(cell))
        : sheet.Number(cell).ToString();

    private sealed record RowPlan(Dictionary<int, (Series Series, int Decimals)> Columns);
}
