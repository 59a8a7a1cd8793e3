namespace TraceFeed.Feeds;

/// <summary>A list with a sentence an entry.</summary>
/// <param name="Entries">The entries, each of one or more runs.</param>
public sealed record BulletList(IReadOnlyList<IReadOnlyList<Run>> Entries) : ContentBlock
{
    /// <summary>An entry for each of some things, at most <see cref="FeedLimits.Rows"/>, and one that says how many more there are.</summary>
    internal static BulletList Capped<T>(IReadOnlyList<T> all, Func<T, IReadOnlyList<Run>> entry) => new(
        [.. all.Take(FeedLimits.Rows).Select(entry), .. all.Count > FeedLimits.Rows ? new IReadOnlyList<Run>[] { [new Run($"and {NumberText.Of(all.Count - FeedLimits.Rows)} more")] } : []]);
}
