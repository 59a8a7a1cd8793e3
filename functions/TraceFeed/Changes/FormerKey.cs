namespace TraceFeed.Changes;

/// <summary>A key that a series had before it was renamed.</summary>
/// <param name="Key">The key.</param>
/// <param name="Until">The ordinal of the last commit in which it had it.</param>
public sealed record FormerKey(ulong Key, int Until);
