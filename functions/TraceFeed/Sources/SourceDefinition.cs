using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>
/// One source as its definition file declares it: what to watch, what its files look like and what its figures mean.
/// The members are those of <c>source.schema.json</c>, which describes each.
/// </summary>
public sealed record SourceDefinition
{
    /// <summary>The schema the file names, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The stable id, used in URLs, change ids and storage keys.</summary>
    public required string Id { get; init; }

    /// <summary>What the publisher calls the output.</summary>
    public required string Title { get; init; }

    /// <summary>The publisher's page about the source.</summary>
    public required Uri Home { get; init; }

    /// <summary>Who publishes it.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>Under which licence, and the attribution it asks for.</summary>
    public required Licence Licence { get; init; }

    /// <summary>Days between publications; further apart, a change may have been announced in one not seen.</summary>
    public required int CadenceDays { get; init; }

    /// <summary>Minutes between two looks at the source.</summary>
    public required int LookEveryMinutes { get; init; }

    /// <summary>On which days it is published; null when the publisher keeps to none. It decides nothing of how a file is read, and is no part of <see cref="Version"/>.</summary>
    public CalendarDefinition? Calendar { get; init; }

    /// <summary>Where publications and their files are found.</summary>
    public required DiscoveryDefinition Discovery { get; init; }

    /// <summary>Since when and why the source is not looked at any more; null while it is.</summary>
    public Retirement? Retired { get; init; }

    /// <summary>The formats in which its files come: <c>ods</c>, <c>xlsx</c>, <c>csv</c>, <c>json</c> or <c>html</c>. What a file holds decides which it is.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>The first day of to-date periods and of week 1; null when the publisher does not tell where its totals start.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>A pattern with groups day, month and year that finds the publication date in a sheet without figures; null when files carry none.</summary>
    public string? Published { get; init; }

    /// <summary>The units of the source's measures, by name.</summary>
    public required IReadOnlyDictionary<string, UnitDefinition> Units { get; init; }

    /// <summary>Status symbols that the publisher explains.</summary>
    public IReadOnlyList<StatusDefinition> Statuses { get; init; } = [];

    /// <summary>Files known to hold a part of what the publication stated.</summary>
    public IReadOnlyList<PartialFile> Partial { get; init; } = [];

    /// <summary>Where a file of the source stops being believed.</summary>
    public GuardLimits Guards { get; init; } = new();

    /// <summary>Where many changes become one.</summary>
    public ChangeLimits Changes { get; init; } = new();

    /// <summary>Values of its series from which something follows.</summary>
    public IReadOnlyList<ThresholdDefinition> Thresholds { get; init; } = [];

    /// <summary>Tables computed from published ones. They decide nothing of how a file is read, and are no part of <see cref="Version"/>.</summary>
    public IReadOnlyList<DerivedTable> Derived { get; init; } = [];

    /// <summary>The layout of a workbook of titled tables; null for a list.</summary>
    public WorkbookLayout? Workbook { get; init; }

    /// <summary>The layout of long lists; null for a workbook of titled tables.</summary>
    public ListLayout? List { get; init; }

    /// <summary>The hash of everything that decides how a file of this source is read; set by the catalogue.</summary>
    [JsonIgnore]
    public string Version { get; init; } = "";

    /// <summary>Whether figures of a unit are percentages, or points between them, whose differences are points.</summary>
    internal bool IsShare(string? unit) => unit is not null && Units.GetValueOrDefault(unit) is { Symbol: UnitDefinition.Percent or UnitDefinition.Points };

    /// <summary>The tables in the definition's order, the derived ones last.</summary>
    [JsonIgnore]
    public IEnumerable<ITableSubject> Tables => StatedTables.Concat(Derived);

    /// <summary>The tables that the publisher prints.</summary>
    [JsonIgnore]
    internal IEnumerable<ITableSubject> StatedTables => Workbook is not null ? Workbook.Tables : List!.Tables;

    /// <summary>The table and the row of a <c>table:row</c> reference; null when there is none of that name.</summary>
    public (ITableSubject Table, SeriesDefinition Row)? Find(string reference)
    {
        var (id, name) = WorkbookRules.Reference(reference);
        return Tables.FirstOrDefault(table => table.Id == id) is { } table && table.Series.FirstOrDefault(row => row.Id == name) is { } row ? (table, row) : null;
    }

    /// <summary>The dimensions of a row's series that columns tell, beside those of its definition; of a derived row those of what it is computed from.</summary>
    internal IEnumerable<string> Columns(ITableSubject table, SeriesDefinition row) =>
        row.From?.References.Select(Find).OfType<(ITableSubject Table, SeriesDefinition Row)>().SelectMany(input => Columns(input.Table, input.Row)) ?? table.Keys?.Breakdown.Select(column => column.Name) ?? [];

    /// <summary>The place of each table in the definition's order, by id.</summary>
    [JsonIgnore]
    internal IReadOnlyDictionary<string, int> TableOrder => Tables.Select((table, i) => (table.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);

    /// <summary>The names of the area lookups that its tables ask.</summary>
    [JsonIgnore]
    public IEnumerable<string> Lookups => (List?.Tables.Select(table => table.Keys) ?? Workbook!.Tables.Select(table => table.Keys).OfType<RowKeys>()).SelectMany(keys => keys.Area.Lookups).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
