namespace TraceFeed.Sources;

/// <summary>A column of a list that holds a date.</summary>
/// <param name="Column">The header.</param>
/// <param name="Format">The .NET date format of its values.</param>
public sealed record DateColumn(string Column, string Format);
