namespace TraceFeed.Feeds;

/// <summary>A list with a sentence an entry.</summary>
/// <param name="Entries">The entries, each of one or more runs.</param>
public sealed record BulletList(IReadOnlyList<IReadOnlyList<Run>> Entries) : ContentBlock;
