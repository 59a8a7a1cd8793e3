using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>What is withheld now is not shown by the feed, whatever an older log still holds of it.</summary>
internal static class Disclosure
{
    /// <summary>The change as a new item may show it: one that withholds a figure without the figure that stood there.</summary>
    public static Change Of(Change change) => change is { Kind: ChangeKind.ValueSuppressed, Old: not null } ? change with { Old = null } : change;
}
