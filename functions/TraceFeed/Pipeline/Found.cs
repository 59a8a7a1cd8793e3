using TraceFeed.Fetching;

namespace TraceFeed.Pipeline;

/// <summary>What a look at a source brought.</summary>
/// <param name="Publications">Those new or updated, the oldest first.</param>
internal sealed record Found(IReadOnlyList<DiscoveredPublication> Publications)
{
    /// <summary>The last date asked, for dated addresses; null for other ways.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>An edition whose content was fetched whole and found to stand still; null where none was.</summary>
    public Edition? Renewed { get; init; }

    /// <summary>What ended the look early; what was found before stands all the same. Null when nothing did.</summary>
    public FetchException? Problem { get; init; }
}
