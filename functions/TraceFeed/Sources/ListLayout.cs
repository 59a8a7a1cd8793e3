using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>Long lists: a row for each area, period and category, and a column for each measure, in whatever order the columns come.</summary>
public sealed record ListLayout
{
    /// <summary>The lists, one a sheet, or one a pattern of JSON records.</summary>
    public required IReadOnlyList<ListTable> Tables { get; init; }

    /// <summary>Sheets, or patterns of JSON records, that hold no figures; the publication date is looked for there.</summary>
    public IReadOnlyList<string> NotTables { get; init; } = [];

    /// <summary>Those of <see cref="NotTables"/> that hold notes on the figures: another wording of them is told.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Every sheet name or pattern that the layout knows, those without figures first: they may tell the date of the rest.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Sheets => [.. NotTables.Concat(Tables.Select(table => table.Sheet).OfType<string>()).Distinct(StringComparer.Ordinal)];
}
