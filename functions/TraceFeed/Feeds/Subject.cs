using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A table as its definition knows it, or as its id alone tells when no definition does.</summary>
internal sealed class Subject
{
    private readonly ITableSubject? table;
    private readonly SeriesDefinition? headline;
    private readonly string totalSuffix;
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly HashSet<string> toDate = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<DerivedRow>> formulas;

    public Subject(string id, SourceDefinition? source)
    {
        Id = id;
        Source = source;
        table = source?.Tables.FirstOrDefault(known => known.Id == id);
        totalSuffix = source?.Workbook?.TotalSuffix ?? "-to-date";
        formulas = new(() => source is null ? [] : [.. DerivedRow.Of(source).Where(row => row.Table.Id == id)]);
        var series = table?.Series ?? [];
        headline = series.FirstOrDefault(row => row.Id == table!.Headline);
        for (var i = 0; i < series.Count; i++)
        {
            rows.TryAdd(Key(series[i].Measure, series[i].Breakdown), 2 * i);
            rows.TryAdd(Key(series[i].Measure + totalSuffix, series[i].Breakdown), (2 * i) + 1);
            if ((series[i].Periods ?? table!.Periods) == Periodicity.ToDate)
            {
                toDate.Add(series[i].Measure);
            }
        }
    }

    /// <summary>The table's id.</summary>
    public string Id { get; }

    /// <summary>The source's definition; null when unknown.</summary>
    public SourceDefinition? Source { get; }

    /// <summary>Whether its figures are computed here, as the log says; a definition may have dropped the table since.</summary>
    public bool IsDerived { get; init; }

    /// <summary>What a reader must know of a derived table; null when no definition tells.</summary>
    public string? Notes => (table as DerivedTable)?.Notes;

    /// <summary>The short subject; for a table that no definition knows, its id in words.</summary>
    public string Title => Id == FeedItems.Unknown ? "Tables that the definition does not know" : table?.Title ?? Capital(Id.TrimStart('~').Replace('-', ' '));

    /// <summary>The measure that a title speaks of first; null when unknown.</summary>
    public string? Headline => headline?.Measure;

    /// <summary>Whether it has a row an area.</summary>
    public bool IsList => table is { IsByArea: true };

    /// <summary>A series in a reader's words; where several tables share the item, the table before it.</summary>
    public string Name(Change change) => Id == FeedItems.Unknown && change.Table is { } of && of != Id ? $"{new Subject(of, Source).Title}: {SeriesText.Of(change)}" : Words(change);

    /// <summary>A series in a reader's words. The label of a derived row says all of the row, unless another is labelled alike.</summary>
    public string Words(Change change) =>
        Formula(change) is { Definition: var row } && formulas.Value.Count(other => other.Definition.Label == row.Label && other.Definition.Unit == row.Unit) == 1
            ? SeriesText.Of(change with { Breakdown = change.Breakdown?.Where(pair => !row.Breakdown.ContainsKey(pair.Key)).ToDictionary() })
            : SeriesText.Of(change);

    /// <summary>Its place in the definition; tables that the definition does not know come last, and what is derived after them.</summary>
    public int Order => IsDerived ? int.MaxValue : table is null ? int.MaxValue - 1 : Source!.Tables.TakeWhile(known => known.Id != Id).Count();

    /// <summary>Whether it is the series that a title speaks of first, for whatever area.</summary>
    public bool IsHeadline(Change change) =>
        headline is not null && change.Measure == headline.Measure && Key(change) == Key(headline.Measure, headline.Breakdown);

    /// <summary>The place of a change's series in the definition.</summary>
    public int Row(Change change) => rows.GetValueOrDefault(Key(change), int.MaxValue);

    /// <summary>Whether the figure counts something, other than a share or a measure.</summary>
    public bool IsCount(Change change) => change.Unit is { } unit && Source?.Units.GetValueOrDefault(unit) is { Additive: true };

    /// <summary>How a derived figure is computed, as the definition of today says; null when it does not.</summary>
    public DerivedRow? Formula(Change change) => formulas.Value.FirstOrDefault(row => row.Definition.Measure == change.Measure && row.Definition.Breakdown.All(pair => change.Breakdown?.GetValueOrDefault(pair.Key) == pair.Value));

    /// <summary>The period in words; empty for a change of a whole series.</summary>
    public string Period(Change change) => change.Period is { } period ? DateText.Of(period, IsToDate(change)) : "";

    /// <summary>What was stated before, in words; a symbol without its meaning, which may have been another one then.</summary>
    public string Old(Change change) => change.Kind == ChangeKind.ValueDisclosed ? WithheldText.Of(change.Old, source: null) : FigureText.Of(change.Old, change.Unit, Source);

    /// <summary>What is stated now, in words.</summary>
    public string New(Change change) => change.Kind == ChangeKind.ValueSuppressed ? WithheldText.Of(change.New, Source) : FigureText.Of(change.New, change.Unit, Source);

    /// <summary>Whether the figure is cumulative.</summary>
    public bool IsToDate(Change change) =>
        change.Measure is { } measure && (toDate.Contains(measure) || measure.EndsWith(totalSuffix, StringComparison.Ordinal));

    // What columns tell of a row is not in the definition's rows.
    private string Key(Change change) =>
        Key(change.Measure, table?.Keys is { Breakdown: { Count: > 0 } told } ? change.Breakdown?.Where(pair => !told.Any(column => column.Name == pair.Key)).ToDictionary() : change.Breakdown);

    private static string Key(string? measure, IReadOnlyDictionary<string, string>? breakdown) =>
        string.Join('\n', (breakdown ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend(measure));

    internal static string Capital(string text) => text.Length == 0 ? "Table" : char.ToUpperInvariant(text[0]) + text[1..];
}
