namespace TraceFeed.Feeds;

/// <summary>How many changes of a kind.</summary>
/// <param name="Kind">One of <see cref="Changes.ChangeKind"/>.</param>
/// <param name="Count">At least 1.</param>
public sealed record KindCount(string Kind, int Count);
