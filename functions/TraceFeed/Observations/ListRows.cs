using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The rows of a list, one at a time; a row costs no string.</summary>
internal sealed class ListRows(ListTable table, ListColumns columns, ListPlans plans, RowPeriods periods, ReadingBuilder builder)
{
    private (DateOnly? First, DateOnly? Last) told = (DateOnly.MinValue, null);
    private string? undated;
    private readonly BlockKey?[] keys = new BlockKey?[Periodicity.All.Length];

    /// <summary>Reads the row that a reader stands on.</summary>
    public void Read(TabularReader file)
    {
        // A spreadsheet pads with empty texts; a row of them is no row.
        if (plans.Of(file) is not { } plan)
        {
            return;
        }

        Dates(file);
        var cells = file.Row;
        var marked = Marked(cells);
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var column = cells.Column(cell);
            if (column < plan.Length && plan[column] is { } planned)
            {
                var (sheet, row, at) = file.Place(cell);
                var series = undated is null ? planned.Series : builder.Register(Undated(planned.Series, undated));
                builder.Add(series, planned.Decimals, Key(planned.Periods), cells, cell, new Place(builder.Sheet(sheet), row, at), marked);
            }
            else if (!columns.IsHeaded(column))
            {
                Stray(file, cell);
            }
        }
    }

    private void Dates(TabularReader file)
    {
        DateOnly? first = null, last = null;
        var asked = false;
        undated = null;
        for (var cell = 0; cell < file.Row.Count; cell++)
        {
            var column = file.Row.Column(cell);
            asked |= (column == columns.Start?.Column || column == columns.End?.Column) && KeyTexts.Of(file.Row, cell).Length > 0;
            first = column == columns.Start?.Column ? Date(columns.Start, file, cell) : first;
            last = column == columns.End?.Column ? Date(columns.End, file, cell) : last;
        }

        if (!asked && columns.Start is not null | columns.End is not null)
        {
            var place = file.Reference(0);
            builder.Warn("date", place.Sheet, place.Ref, columns.NeedsDates ? "the row has no date; its figures are captured under provisional ids without a period" : "the row has no date; it is derived instead");
            undated = columns.NeedsDates ? "no date" : null;
        }

        if ((first, last) != told)
        {
            told = (first, last);
            Array.Clear(keys);
        }
    }

    private DateOnly? Date(RowDates dates, TabularReader file, int cell)
    {
        var date = dates.Of(file, cell);
        undated = date is null && columns.NeedsDates && KeyTexts.Of(file.Row, cell) is { Length: > 0 } text ? text : undated;
        return date;
    }

    // Rows of which no one knows the days are kept apart by what stands in the date's place, and never taken for one another.
    private static Series Undated(Series series, string text) => series with
    {
        Measure = $"~{series.Measure.TrimStart('~')}-{Label.Slug(text)}",
        Label = $"{series.Label}, {text}",
        Provisional = true,
        Additive = false,
        Numerator = 0,
        Denominator = 0,
        PartOf = 0,
    };

    private BlockKey Key(int of) => keys[of] ??= periods.Of(told.First, told.Last, Periodicity.All[of]);

    private bool Marked(Sheet cells)
    {
        for (var cell = 0; cell < cells.Count && columns.Mark > 0; cell++)
        {
            if (cells.Column(cell) == columns.Mark)
            {
                return cells.Kind(cell) == CellKind.Text && table.Mark!.Values.Contains(Label.Clean(cells.Text(cell)), StringComparer.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private void Stray(TabularReader file, int cell)
    {
        var text = KeyTexts.Of(file.Row, cell);
        if (text.Length > 0)
        {
            var place = file.Reference(cell);
            builder.Warn("stray", place.Sheet, place.Ref, $"'{text}' stands in a column without a header; set aside");
        }
    }
}
