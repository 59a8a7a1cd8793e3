using TraceFeed.Changes;
using TraceFeed.Changes.Masses;

namespace TraceFeed.Feeds;

/// <summary>How much a publication changed, in words: what is part of another change is counted through it, and what is derived is no change of the publication's.</summary>
internal static class CommitText
{
    private static readonly Dictionary<string, string> Mass = new(StringComparer.Ordinal)
    {
        [ChangeKind.VocabularyChanged] = "change of terms",
        [ChangeKind.MethodologyChanged] = "change of method",
        [ChangeKind.RoundingChanged] = "change of rounding",
    };

    /// <summary><c>1 change of rounding (39,519 figures), 1,204 revisions</c>; empty when nothing but the publication changed. Figures that are back are not counted.</summary>
    public static string Of(IReadOnlyList<Change> changes)
    {
        var standing = changes.Where(change => change.PartOf is null && change.Origin is null && !IsBack(change)).ToList();
        var mass = standing.Where(change => ChangeKind.Mass.Contains(change.Kind)).Select(Counted);
        var sums = standing.Where(IsSum).CountBy(change => (change.Kind, change.Drift!.Aspect)).Select(pair => Sums(pair.Key.Kind, pair.Key.Aspect, pair.Value));
        var others = KindText.Counts(KindText.Count(standing.Where(change => !ChangeKind.Mass.Contains(change.Kind) && !IsSum(change))));
        return string.Join(", ", [.. mass, .. sums, .. others.Length > 0 ? [others] : Array.Empty<string>()]);
    }

    /// <summary><c> Derived from it by TraceFeed: 74 figures recomputed, 136 new figures.</c>; empty when nothing is.</summary>
    public static string Derived(IReadOnlyList<Change> changes) =>
        KindText.DerivedCounts(KindText.Count(changes.Where(change => change.Origin is not null))) is { Length: > 0 } counts ? $" Derived from it by TraceFeed: {counts}." : "";

    /// <summary>Whether a figure is again what it was within the last week, and nothing more is told of it.</summary>
    public static bool IsBack(Change change) => change is { Kind: ChangeKind.ValueRevised, Reason: Reversals.Back, PartOf: null };

    // What became several, or one, is not renamed.
    private static bool IsSum(Change change) => change is { Kind: ChangeKind.SeriesRenamed or ChangeKind.AreaRecoded, Drift.Aspect: DriftAspect.Split or DriftAspect.Merged };

    private static string Sums(string kind, string aspect, int count) => (kind, aspect) switch
    {
        (ChangeKind.AreaRecoded, DriftAspect.Split) => NumberText.Of(count, "area split into several", "areas split into several"),
        (ChangeKind.AreaRecoded, _) => NumberText.Of(count, "merger of areas", "mergers of areas"),
        (_, DriftAspect.Split) => NumberText.Of(count, "measure split into several", "measures split into several"),
        _ => NumberText.Of(count, "merger of measures", "mergers of measures"),
    };

    private static string Counted(Change change) => change.Kind == ChangeKind.CoverageChanged
        ? $"{NumberText.Of(change.Mass?.Areas.Count ?? 0, "area", "areas")} {(change.Reason == CoverageRule.Back ? "back" : "missing")} ({MassText.Size(change)})"
        : $"1 {Mass[change.Kind]} ({MassText.Size(change)})";
}
