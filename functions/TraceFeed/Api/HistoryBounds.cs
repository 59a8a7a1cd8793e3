namespace TraceFeed.Api;

/// <summary>How much of a history is gathered at most.</summary>
/// <param name="After">The ordinal of the commit behind which it begins; 0 for all of it.</param>
/// <param name="Commits">Commits that are looked through.</param>
/// <param name="Values">Values after which no further commit is looked through.</param>
internal readonly record struct HistoryBounds(int After, int Commits, int Values);
