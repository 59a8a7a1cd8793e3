namespace TraceFeed.Sources;

/// <summary>That a source's address answers no longer: it is not looked at, and its files can still be read and taken in by hand.</summary>
/// <param name="Date">Since when, as far as known.</param>
/// <param name="Why">For readers.</param>
public sealed record Retirement(DateOnly Date, string Why);
