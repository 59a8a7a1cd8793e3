using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>What stands at an earlier end of a total.</summary>
/// <param name="Block">The table, the start and that end.</param>
/// <param name="Number">The number; null where it is withheld, and then nothing may be compared with what stands before it.</param>
internal readonly record struct EarlierFigure(BlockKey Block, decimal? Number);
