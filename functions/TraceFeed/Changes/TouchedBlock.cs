using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A block that differs between a vintage and a publication.</summary>
/// <param name="Key">Table and period.</param>
/// <param name="Old">The chunk before; null for a new one.</param>
/// <param name="New">The chunk after.</param>
/// <param name="Stated">What the publication states; null when it leaves the period out.</param>
internal sealed record TouchedBlock(BlockKey Key, ValueChunk? Old, ValueChunk New, ObservationBlock? Stated);
