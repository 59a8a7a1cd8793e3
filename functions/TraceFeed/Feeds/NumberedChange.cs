using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A change with its place in the log.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Change">The change.</param>
public sealed record NumberedChange(long Sequence, Change Change);
