namespace TraceFeed.Sources;

/// <summary>A category of a list and the measures of its rows.</summary>
/// <param name="Names">Every wording the publisher has used.</param>
/// <param name="Measures">The measures, one a column.</param>
public sealed record CategoryDefinition(IReadOnlyList<string> Names, IReadOnlyList<SeriesDefinition> Measures);
