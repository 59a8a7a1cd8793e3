using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>Series that vanished and series that are new of which one side sums to the other, period by period.</summary>
/// <param name="From">Groups of series that vanished: of one measure, or of one area.</param>
/// <param name="To">Groups that are new.</param>
/// <param name="ByArea">Whether the groups are areas; else they are measures.</param>
internal sealed record SeriesSum(IReadOnlyList<IReadOnlyList<Series>> From, IReadOnlyList<IReadOnlyList<Series>> To, bool ByArea)
{
    /// <summary><c>split</c> or <c>merged</c>.</summary>
    public string Aspect => From.Count == 1 ? DriftAspect.Split : DriftAspect.Merged;
}
