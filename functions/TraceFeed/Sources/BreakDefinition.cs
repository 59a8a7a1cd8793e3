namespace TraceFeed.Sources;

/// <summary>A re-basing that the publisher announced: the old table's series end, the successor's begin.</summary>
/// <param name="Table">The table that ends.</param>
/// <param name="Successor">The table that continues its subject under the new method.</param>
/// <param name="Date">The day of the first publication under the new method.</param>
/// <param name="Why">The publisher's reason, in our words.</param>
public sealed record BreakDefinition(string Table, string Successor, DateOnly Date, string Why);
