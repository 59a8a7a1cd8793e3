using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Thresholds;

/// <summary>The latest periods of a series that are on one side of a threshold, one after the other.</summary>
/// <param name="Latest">The block of the latest.</param>
/// <param name="Figure">Its figure.</param>
/// <param name="Reached">Whether they have reached the value.</param>
internal sealed record SideRun(VintageBlock Latest, decimal Figure, bool Reached)
{
    private readonly List<BlockKey> periods = [];

    /// <summary>Whether a period on the other side is known before them, so that none is missing.</summary>
    public bool Whole { get; init; }

    /// <summary>The packed last day of each, the latest first.</summary>
    public IEnumerable<int> Ends => periods.Select(period => period.End);

    /// <summary>Adds the period before.</summary>
    public void Add(BlockKey period) => periods.Add(period);

    /// <summary>The side as a vintage remembers it.</summary>
    public ThresholdState State(ThresholdDefinition threshold, Series series, bool settled) =>
        new(threshold.Id, threshold.Value, series.Key, Reached, periods[^1].Start, periods.Count, Latest.Key.Start, Latest.Key.End, Figure, settled, Pending: false);
}
