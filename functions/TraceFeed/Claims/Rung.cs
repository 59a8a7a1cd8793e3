namespace TraceFeed.Claims;

/// <summary>A figure of a ladder.</summary>
/// <param name="Start">The first day of its period.</param>
/// <param name="End">The last day of its period.</param>
/// <param name="Published">The day on which it was first published.</param>
public sealed record Rung(DateOnly Start, DateOnly End, DateOnly Published);
