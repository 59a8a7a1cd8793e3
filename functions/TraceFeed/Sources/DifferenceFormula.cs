namespace TraceFeed.Sources;

/// <summary>The difference of two percentages, each a product of shares, in points.</summary>
/// <param name="Of">The first.</param>
/// <param name="Less">What is taken from it.</param>
public sealed record DifferenceFormula(IReadOnlyList<ShareFormula> Of, IReadOnlyList<ShareFormula> Less);
