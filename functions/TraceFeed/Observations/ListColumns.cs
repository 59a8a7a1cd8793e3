using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>What each column of a list holds.</summary>
internal sealed class ListColumns
{
    private readonly ListTable table;
    private readonly ListHeaders headers;

    /// <summary>Sorts the columns of a list whose needed columns are all there, and reports those that no definition knows.</summary>
    public ListColumns(ListTable table, ListHeaders headers, string? sheet, ReadingBuilder builder)
    {
        (this.table, this.headers) = (table, headers);
        (Category, Mark, Unit) = (headers.Find(table.Category), headers.Find(table.Mark?.Column), headers.Find(table.UnitColumn));
        Start = Dates(table.Period.Start, builder);
        End = Dates(table.Period.End, builder);
        var known = Known(table).Select(Label.Key).ToHashSet(StringComparer.Ordinal);
        var slugs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (column, header) in headers.Texts)
        {
            Last = Math.Max(Last, column);
            Word(builder.Wording[table.Id], header, known, sheet, column);
            var repeated = headers.Columns[Label.Key(header)] != column;
            if (!repeated && known.Contains(Label.Key(header)))
            {
                continue;
            }

            if (table.AreasAcross is null)
            {
                builder.Warn("unknown-column", sheet, CellReference.Format(headers.Row, column), $"the column '{Label.Short(header)}' {(repeated ? "stands twice" : "is not in the definition")}; what it holds is captured under a provisional id");
            }

            Others.Add(column, !slugs.Add(Label.Slug(header)) || repeated ? $"{header} {column}" : header);
        }
    }

    /// <summary>The column of the category; 0 for none.</summary>
    public int Category { get; }

    /// <summary>The column of the publisher's mark; 0 for none.</summary>
    public int Mark { get; }

    /// <summary>The column that words the unit; 0 for none.</summary>
    public int Unit { get; }

    /// <summary>The dates of first days; null without such a column.</summary>
    public RowDates? Start { get; }

    /// <summary>The dates of last days; null without such a column.</summary>
    public RowDates? End { get; }

    /// <summary>Whether the period of a row is that of its dates and of nothing else.</summary>
    public bool NeedsDates => table.Period is { EndFromPublishedDays: null, EndFromFileName: null };

    /// <summary>The last column with a header.</summary>
    public int Last { get; }

    /// <summary>Columns that are neither keys nor measures, each with its header: of unknown measures or, where areas stand across, of areas.</summary>
    public SortedDictionary<int, string> Others { get; } = [];

    /// <summary>Whether a column has a header.</summary>
    public bool IsHeaded(int column) => headers.Texts.ContainsKey(column);

    /// <summary>The cell of a column's header; null where headers are names of members.</summary>
    public string? HeaderCell(int column) => headers.AreCells ? CellReference.Format(headers.Row, column) : null;

    /// <summary>The column of a measure; 0 when the file has none.</summary>
    public int Of(SeriesDefinition measure) => headers.Find(measure.Column);

    /// <summary>The columns that a list needs and does not have.</summary>
    public static List<string> Missing(ListTable table, ListHeaders headers)
    {
        var derivable = table.Period is not { EndFromPublishedDays: null, EndFromFileName: null };
        var needed = RowSubjects.Headers(table.Keys).Append(table.Category)
            .Concat(derivable ? [] : new[] { table.Period.Start?.Column, table.Period.End?.Column })
            .Concat(table.Series.Where(measure => !measure.Optional).Select(measure => measure.Column));
        return [.. needed.OfType<string>().Distinct(StringComparer.Ordinal).Where(name => headers.Find(name) == 0)];
    }

    // The headers of columns that are areas name areas, and are worded as such. The records of JSON have members and no cells of headers.
    private void Word(TableWords words, string header, HashSet<string> known, string? sheet, int column)
    {
        if (table.AreasAcross is null || known.Contains(Label.Key(header)))
        {
            words.Column(header, headers.AreCells ? sheet : null, HeaderCell(column));
        }
    }

    private static IEnumerable<string> Known(ListTable table) => RowSubjects.Headers(table.Keys)
        .Append(table.Category).Append(table.Mark?.Column).Append(table.UnitColumn).Append(table.Period.Start?.Column).Append(table.Period.End?.Column).OfType<string>()
        .Concat(table.Series.Select(measure => measure.Column).OfType<string>()).Concat(table.Keys.Ignore);

    private RowDates? Dates(DateColumn? column, ReadingBuilder builder) => headers.Find(column?.Column) is > 0 and var at
        ? new RowDates(column!, at, table.Period is { EndFromPublishedDays: null, EndFromFileName: null } ? "its figures are captured under provisional ids without a period" : "the date is derived instead", builder)
        : null;
}
