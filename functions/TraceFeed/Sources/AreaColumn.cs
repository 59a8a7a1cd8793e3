namespace TraceFeed.Sources;

/// <summary>The column of a list that names the area.</summary>
/// <param name="Column">Its header.</param>
/// <param name="Type">The type of the areas.</param>
/// <param name="Lookup">The name of the lookup that knows them.</param>
public sealed record AreaColumn(string Column, string Type, string Lookup);
