using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A sample of what a mass change holds: of each measure the largest, so that each is seen.</summary>
internal static class MassSample
{
    /// <summary>
    /// Of each measure the largest revisions; where it holds none, the largest figures that went or came. At most <see cref="FeedLimits.Largest"/>
    /// a measure and <see cref="FeedLimits.Rows"/> in all, with how many there are.
    /// </summary>
    public static IEnumerable<(MassCount Count, IReadOnlyList<NumberedChange> Largest, int All)> Of(IReadOnlyList<MassCount> counts, IReadOnlyList<NumberedChange> members)
    {
        var byMeasure = members.ToLookup(one => (one.Change.Table, one.Change.Measure));
        var each = Math.Clamp(FeedLimits.Rows / Math.Max(1, counts.Count), 1, FeedLimits.Largest);
        return counts.Take(FeedLimits.Rows).Select(count => (Count: count, All: Sampled([.. byMeasure[(count.Table, count.Measure)]])))
            .Where(measure => measure.All.Count > 0)
            .Select(measure => (measure.Count, (IReadOnlyList<NumberedChange>)[.. measure.All.OrderByDescending(one => Size(one.Change)).ThenBy(one => one.Sequence).Take(each)], measure.All.Count));
    }

    private static IReadOnlyList<NumberedChange> Sampled(IReadOnlyList<NumberedChange> members) =>
        members.Where(one => one.Change.Kind == ChangeKind.ValueRevised).ToList() is { Count: > 0 } revisions ? revisions : members;

    private static decimal Size(Change change) => Math.Abs(change.Absolute ?? FigureText.Number(change.Old ?? change.New));
}
