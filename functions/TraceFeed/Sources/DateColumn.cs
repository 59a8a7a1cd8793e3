namespace TraceFeed.Sources;

/// <summary>A column of a list that holds a date.</summary>
/// <param name="Column">The header.</param>
/// <param name="Format">The .NET date format of its texts; cells that are dates of the format itself need none.</param>
public sealed record DateColumn(string Column, string Format);
