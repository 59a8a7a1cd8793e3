using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>Changes around the numbers that a reader takes for one: a series renamed in each of its areas, an area recoded in each table.</summary>
/// <param name="Changes">They, in the order of the log.</param>
internal sealed record DriftRow(IReadOnlyList<NumberedChange> Changes)
{
    /// <summary>The one that stands for them.</summary>
    public Change First => Changes[0].Change;

    /// <summary>Its drift.</summary>
    public Drift Drift => First.Drift!;

    /// <summary><c>15 areas</c>, <c>1,419 series</c>, or the one area of a series; null for a change that counts nothing.</summary>
    public string? Concerns => (Areas, Drift.Concerns) switch
    {
        ( > 1, _) => NumberText.Of(Areas, "area", "areas"),
        (_, null) => First is { Kind: ChangeKind.SeriesRenamed, Area: { } area } ? area.Shown : null,
        _ => NumberText.Of(Changes.Sum(one => one.Change.Drift!.Concerns ?? 0), "series", "series"),
    };

    // An area that is recoded is one, in however many tables.
    private int Areas => First.Kind == ChangeKind.AreaRecoded ? 1 : Changes.Select(one => one.Change.Area).Distinct().Count();

    /// <summary>The rows of some changes, the most important first.</summary>
    public static IReadOnlyList<DriftRow> Of(IEnumerable<NumberedChange> changes) =>
    [
        .. changes.Where(one => one.Change.Drift is not null).GroupBy(one => Key(one.Change), StringComparer.Ordinal).Select(group => new DriftRow([.. group]))
            .OrderBy(row => DriftText.Rank(row.Drift.Aspect)).ThenByDescending(row => row.Changes.Sum(one => one.Change.Drift!.Concerns ?? 1)).ThenBy(row => row.Changes[0].Sequence),
    ];

    private static string Key(Change change)
    {
        var drift = change.Drift!;
        var side = (IReadOnlyList<DriftEnd> ends) => string.Join('\u001f', ends.Select(end => $"{end.Text}\u001e{end.Area?.Code}"));
        return string.Join('\n', change.Kind == ChangeKind.AreaRecoded ? "" : change.Table, drift.Aspect, side(drift.From), side(drift.To));
    }
}
