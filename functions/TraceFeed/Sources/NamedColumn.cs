namespace TraceFeed.Sources;

/// <summary>A column of a list, by its header.</summary>
/// <param name="Column">The header.</param>
public sealed record NamedColumn(string Column);
