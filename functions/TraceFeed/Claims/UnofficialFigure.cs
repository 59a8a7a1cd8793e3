namespace TraceFeed.Claims;

/// <summary>A claimed figure of what no official statistic is of: no official figure stands beside it.</summary>
/// <param name="Says">The figure and what it is of.</param>
/// <param name="Why">Why no official figure can be set beside it.</param>
/// <param name="Cited">The id of a page that has it; null where none was found.</param>
public sealed record UnofficialFigure(string Says, string Why, string? Cited = null);
