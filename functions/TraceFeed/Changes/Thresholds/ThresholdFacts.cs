using TraceFeed.Sources;

namespace TraceFeed.Changes.Thresholds;

/// <summary>What a figure crossed.</summary>
/// <param name="Id">The threshold's id within its source.</param>
/// <param name="Value">Its value as an exact decimal string, in the unit of the series; a figure equal to it has reached it.</param>
/// <param name="Direction"><see cref="Up"/> or <see cref="Down"/>.</param>
/// <param name="Says">What follows from the threshold, as a sentence.</param>
/// <param name="Source">Who says so.</param>
public sealed record ThresholdFacts(string Id, string Value, string Direction, string Says, Citation Source)
{
    /// <summary>The figure has reached the value and did not before.</summary>
    public const string Up = "up";

    /// <summary>The figure is below the value and was not before.</summary>
    public const string Down = "down";

    /// <summary>How long the other side had held; null where only the figure of an earlier period crossed.</summary>
    public HeldSide? Held { get; init; }
}
