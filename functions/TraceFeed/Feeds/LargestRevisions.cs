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
    /// as many as <paramref name="most"/>; all together by absolute size, a withdrawal's being the figure withdrawn.
    /// A change from zero has no relative size and ranks last by it. Ties keep the order of the log.
    /// The one that the title names stands in any case.
    /// </summary>
    /// <param name="changes">Changes of one unit.</param>
    /// <param name="titled">The one that the title names, where it is among them; else null.</param>
    /// <param name="most">How many of each.</param>
    public static IReadOnlyList<NumberedChange> Of(IReadOnlyList<NumberedChange> changes, NumberedChange? titled, int most = FeedLimits.Largest)
    {
        var revisions = changes.Where(one => one.Change.Kind == ChangeKind.ValueRevised).ToList();
        return [.. Largest(revisions, change => Math.Abs(change.Absolute ?? 0), most)
            .Union(Largest(revisions, change => change.Relative is { } relative ? Math.Abs(relative) : -1, most))
            .Union(titled is null ? [] : [titled])
            .Union(Largest(changes.Where(one => one.Change.Kind == ChangeKind.ValueWithdrawn), Size, most))
            .OrderByDescending(one => Size(one.Change)).ThenBy(one => one.Sequence)];
    }

    /// <summary>Figures that are read or computed differently: the one of the title first, then by relative size.</summary>
    public static IReadOnlyList<NumberedChange> Reinterpreted(IEnumerable<NumberedChange> changes, NumberedChange titled) =>
        [.. changes.OrderByDescending(one => one == titled).ThenByDescending(one => Math.Abs(one.Change.Relative ?? 0)).ThenBy(one => one.Sequence)];

    private static IEnumerable<NumberedChange> Largest(IEnumerable<NumberedChange> changes, Func<Change, decimal> size, int most) =>
        changes.OrderByDescending(one => size(one.Change)).ThenBy(one => one.Sequence).Take(most);

    private static decimal Size(Change change) => Math.Abs(change.Absolute ?? FigureText.Number(change.Old));
}
