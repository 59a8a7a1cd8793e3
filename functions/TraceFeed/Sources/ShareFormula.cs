namespace TraceFeed.Sources;

/// <summary>A share: the sum of some counts over the sum of others.</summary>
/// <param name="Of">The numerator, as references.</param>
/// <param name="Over">The denominator, as references.</param>
public sealed record ShareFormula(IReadOnlyList<string> Of, IReadOnlyList<string> Over);
