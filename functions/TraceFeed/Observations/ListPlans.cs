using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Which series the columns of a row are of, worked out once for each different combination of its key cells.</summary>
internal sealed class ListPlans(SourceDefinition definition, ListTable table, ListColumns columns, RowSubjects subjects, IReadOnlyList<AreaLookup> lookups, ReadingBuilder builder, int order)
{
    private const int AfterEveryMeasure = 10_000_000;

    private readonly Dictionary<RowKey, PlannedColumn?[]> plans = [];
    private readonly KeyTexts texts = new();
    private readonly ListWords words = new(table, columns, subjects, builder.Wording[table.Id]);
    private readonly int[] keyColumns = [.. subjects.Columns, .. columns.Category > 0 ? [columns.Category] : Array.Empty<int>()];
    private readonly Dictionary<string, CategoryDefinition> categories = table.Categories
        .SelectMany(category => category.Names.Select(name => (Key: Label.Key(name), category))).DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.category, StringComparer.Ordinal);

    /// <summary>The plan of the row a reader stands on, by column; null for a row without any key cell.</summary>
    public PlannedColumn?[]? Of(TabularReader file)
    {
        var cells = file.Row;
        Span<int> found = stackalloc int[keyColumns.Length];
        Span<int> numbers = stackalloc int[keyColumns.Length];
        found.Fill(-1);
        var any = keyColumns.Length == 0;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (Array.IndexOf(keyColumns, cells.Column(cell)) is >= 0 and var key)
            {
                found[key] = cell;
                any = true;
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            numbers[i] = texts.Number(cells, found[i]);
        }

        var row = new RowKey(numbers);
        if (!plans.TryGetValue(row, out var plan) && (any || AnyNumber(cells)))
        {
            plans.Add(row, plan = Make(file, found));
        }

        return plan;
    }

    private PlannedColumn?[] Make(TabularReader file, ReadOnlySpan<int> found)
    {
        // A warning names the cell it is about: the last of those that tell of the area, or the row's first.
        var (sheet, row, column) = file.Place(0);
        var place = CellReference.Of(sheet, row, column > 0 && subjects.Columns.Count > 0 ? subjects.Columns[^1] : column);
        var subject = subjects.Of(file.Row, found[..subjects.Columns.Count], place.Sheet, place.Ref);
        var categoryName = columns.Category > 0 ? KeyTexts.Of(file.Row, found[^1]) : "";
        var category = categories.GetValueOrDefault(Label.Key(categoryName));
        if (category is null && columns.Category > 0)
        {
            var cell = CellReference.Of(sheet, row, column > 0 ? columns.Category : column);
            builder.Warn("unknown-category", cell.Sheet, cell.Ref, $"the category '{Label.Short(categoryName)}' is not in the definition; its figures are captured under provisional ids");
            builder.Wording[table.Id].Unknown("~" + Label.Slug(categoryName), categoryName, cell.Sheet, cell.Ref);
        }

        var plan = new PlannedColumn?[columns.Last + 1];
        if (table.AreasAcross is not null)
        {
            Areas(plan, subject, place);
            return plan;
        }

        var measures = category?.Measures ?? (columns.Category > 0 ? [] : table.Measures);
        var first = order + (category is null ? columns.Category > 0 ? AfterEveryMeasure : 0 : 2 * table.Categories.TakeWhile(one => one != category).Sum(one => one.Measures.Count));
        var series = new SeriesPlan(definition, table, measures, subject.Area, subject.Breakdown, first, provisional: !subject.IsKnown);
        foreach (var measure in measures.Where(measure => columns.Of(measure) > 0))
        {
            var (one, _, decimals) = series[measure.Id];
            plan[columns.Of(measure)] = new PlannedColumn(builder.Register(one), decimals, Periodicity.Index(measure.Periods ?? table.Periods));
        }

        // A category has its own measures; what stands in the columns of another's is not known of it.
        foreach (var (at, header) in columns.Others.Select(pair => (pair.Key, pair.Value)).Concat(table.Series.Where(measure => columns.Of(measure) > 0).Select(measure => (columns.Of(measure), measure.Column!))))
        {
            plan[at] ??= new PlannedColumn(builder.Register(Provisional(subject, categoryName, header)), -1, Periodicity.Index(table.Periods));
        }

        words.Row(file, found, subject, category, plan);
        return plan;
    }

    private void Areas(PlannedColumn?[] plan, RowSubject subject, (string? Sheet, string Ref) place)
    {
        var names = new AreaNames(table.Keys.Area with { Fixed = null, Name = "", Type = table.Keys.Area.Type ?? table.Keys.Area.Fixed?.Type }, lookups, builder);
        foreach (var (column, header) in columns.Others)
        {
            var (area, isKnown) = names.Find("", "", header, place.Sheet, place.Ref);
            if (isKnown)
            {
                builder.Wording[table.Id].Term($"{TableWording.AreaPrefix}{area.Key}", header, place.Sheet, columns.HeaderCell(column));
            }

            var (one, _, decimals) = new SeriesPlan(definition, table, table.Measures, area, subject.Breakdown, order, provisional: !isKnown)[table.AreasAcross!];
            plan[column] = new PlannedColumn(builder.Register(one), decimals, Periodicity.Index(table.Measures[0].Periods ?? table.Periods));
        }
    }

    private Series Provisional(RowSubject subject, string category, string header) => new()
    {
        Table = table.Id,
        Measure = "~" + (category.Length == 0 && columns.Category == 0 ? Label.Slug(header) : $"{Label.Slug(category)}-{Label.Slug(header)}"),
        Label = category.Length == 0 ? header : $"{category}, {header}",
        Area = subject.Area,
        Breakdown = subject.Breakdown,
        Unit = null,
        ToDate = table.Periods == Periodicity.ToDate,
        Provisional = true,
        Order = AfterEveryMeasure,
    };

    private static bool AnyNumber(Sheet cells)
    {
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (cells.Kind(cell) == CellKind.Number)
            {
                return true;
            }
        }

        return false;
    }
}
