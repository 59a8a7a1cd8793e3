namespace TraceFeed.Sources;

/// <summary>The columns that tell what a row is about.</summary>
public sealed record RowKeys
{
    /// <summary>How a row names its area.</summary>
    public required AreaColumns Area { get; init; }

    /// <summary>Further dimensions, one a column.</summary>
    public IReadOnlyList<BreakdownColumn> Breakdown { get; init; } = [];

    /// <summary>Known columns that carry nothing of their own.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];
}
