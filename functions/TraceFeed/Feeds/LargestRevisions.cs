using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>
/// The revisions and withdrawals of an item that a reader must see. Taken an item and a unit, so that the largest of the
/// whole publication always stand in some item's table.
/// </summary>
internal static class LargestRevisions
{
    /// <summary>
    /// Of the changes of one unit: the largest revisions by absolute and by relative size, and the largest withdrawals, each
    /// <see cref="FeedLimits.Largest"/> at most; all together by absolute size, a withdrawal's being the figure withdrawn.
    /// A change from zero has no relative size and ranks last by it. Ties keep the order of the log.
    /// The one that the title names stands in any case.
    /// </summary>
    public static IReadOnlyList<NumberedChange> Of(IReadOnlyList<NumberedChange> changes, NumberedChange? titled)
    {
        var revisions = changes.Where(one => one.Change.Kind == ChangeKind.ValueRevised).ToList();
        return [.. Largest(revisions, change => Math.Abs(change.Absolute ?? 0))
            .Union(Largest(revisions, change => change.Relative is { } relative ? Math.Abs(relative) : -1))
            .Union(titled is null ? [] : [titled])
            .Union(Largest(changes.Where(one => one.Change.Kind == ChangeKind.ValueWithdrawn), Size))
            .OrderByDescending(one => Size(one.Change)).ThenBy(one => one.Sequence)];
    }

    private static IEnumerable<NumberedChange> Largest(IEnumerable<NumberedChange> changes, Func<Change, decimal> size) =>
        changes.OrderByDescending(one => size(one.Change)).ThenBy(one => one.Sequence).Take(FeedLimits.Largest);

    private static decimal Size(Change change) => Math.Abs(change.Absolute ?? FigureText.Number(change.Old));
}
