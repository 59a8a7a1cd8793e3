using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>Where a figure that a derived one is computed from stands in the vintage.</summary>
/// <param name="Block">Table and period.</param>
/// <param name="Series">The series.</param>
internal readonly record struct InputPlace(BlockKey Block, Series Series);
