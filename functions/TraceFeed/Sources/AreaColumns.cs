namespace TraceFeed.Sources;

/// <summary>
/// How a row names its area: one area for all rows, or by columns. A code that the file states is the area's; a name is looked up,
/// and one that no lookup knows has no code.
/// </summary>
public sealed record AreaColumns
{
    /// <summary>The one area of every row; null when columns tell.</summary>
    public Area? Fixed { get; init; }

    /// <summary>The header of the column with the area's name; null without one.</summary>
    public string? Name { get; init; }

    /// <summary>The header of the column with the area's code; null without one.</summary>
    public string? Code { get; init; }

    /// <summary>The type of every area that no lookup knows; null when a column tells.</summary>
    public string? Type { get; init; }

    /// <summary>The header of the column with the area's type; null without one.</summary>
    public string? TypeColumn { get; init; }

    /// <summary>The publisher's words for types of area, each with ours.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new Dictionary<string, string>();

    /// <summary>The lookups that know areas, in the order in which they are asked.</summary>
    public IReadOnlyList<string> Lookups { get; init; } = [];
}
