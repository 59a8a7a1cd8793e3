namespace TraceFeed.Sources;

/// <summary>The parts of a percentage, by row id.</summary>
/// <param name="Of">The numerator.</param>
/// <param name="Over">The denominator.</param>
public sealed record PercentDefinition(string Of, string Over);
