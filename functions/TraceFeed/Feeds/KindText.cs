using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>Kinds of change, and whether they were announced, in a reader's words.</summary>
internal static class KindText
{
    private static readonly (string Kind, string One, string Many)[] Words =
    [
        (ChangeKind.PublicationLate, "late publication", "late publications"),
        (ChangeKind.VocabularyChanged, "change of terms", "changes of terms"),
        (ChangeKind.MethodologyChanged, "change of method", "changes of method"),
        (ChangeKind.RoundingChanged, "change of rounding", "changes of rounding"),
        (ChangeKind.CoverageChanged, "change of coverage", "changes of coverage"),
        (ChangeKind.SeriesRenamed, "renamed series", "renamed series"),
        (ChangeKind.AreaRecoded, "recoded area", "recoded areas"),
        (ChangeKind.DefinitionChanged, "change of wording", "changes of wording"),
        (ChangeKind.LayoutChanged, "change of layout", "changes of layout"),
        (ChangeKind.ValueRevised, "revision", "revisions"),
        (ChangeKind.ValueWithdrawn, "figure withdrawn", "figures withdrawn"),
        (ChangeKind.ValueRestored, "figure restored", "figures restored"),
        (ChangeKind.ValueSuppressed, "figure now withheld", "figures now withheld"),
        (ChangeKind.ValueDisclosed, "figure no longer withheld", "figures no longer withheld"),
        (ChangeKind.ValueReinterpreted, "figure that TraceFeed reads differently", "figures that TraceFeed reads differently"),
        (ChangeKind.StatusChanged, "changed symbol", "changed symbols"),
        (ChangeKind.PeriodAdded, "new figure", "new figures"),
        (ChangeKind.SeriesAdded, "new series", "new series"),
        (ChangeKind.SeriesEnded, "ended series", "ended series"),
        (ChangeKind.CheckFailed, "failed check", "failed checks"),
        (ChangeKind.ThresholdCrossed, "crossed threshold", "crossed thresholds"),
        (ChangeKind.CheckRestored, "check that holds again", "checks that hold again"),
    ];

    // A publisher revises and withdraws; what is derived follows.
    private static readonly (string Kind, string One, string Many)[] Derived =
    [
        (ChangeKind.ValueRevised, "figure recomputed", "figures recomputed"),
        (ChangeKind.ValueWithdrawn, "figure no longer computed", "figures no longer computed"),
        (ChangeKind.ValueRestored, "figure computed again", "figures computed again"),
        (ChangeKind.ValueReinterpreted, "figure that TraceFeed computes differently", "figures that TraceFeed computes differently"),
    ];

    /// <summary><c>811 revisions, 1,088 new figures</c>; empty when nothing but the publication changed.</summary>
    public static string Counts(IReadOnlyList<KindCount> kinds) => Counts(kinds, Words);

    /// <summary>The same of derived figures: <c>74 figures recomputed, 136 new figures</c>.</summary>
    public static string DerivedCounts(IReadOnlyList<KindCount> kinds) => Counts(kinds, [.. Words.Select(word => Derived.FirstOrDefault(other => other.Kind == word.Kind, word))]);

    private static string Counts(IReadOnlyList<KindCount> kinds, (string Kind, string One, string Many)[] words) => string.Join(", ",
        from word in words
        from kind in kinds
        where kind.Kind == word.Kind
        select string.Create(CultureInfo.InvariantCulture, $"{kind.Count:N0} {(kind.Count == 1 ? word.One : word.Many)}"));

    /// <summary>Counts the kinds of changes, in the order in which items speak of them; kinds not known here come last.</summary>
    public static IReadOnlyList<KindCount> Count(IEnumerable<Change> changes) =>
        [.. changes.GroupBy(change => change.Kind, StringComparer.Ordinal)
            .OrderBy(group => Array.FindIndex(Words, word => word.Kind == group.Key) is var at and >= 0 ? at : int.MaxValue)
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new KindCount(group.Key, group.Count()))];

    /// <summary>Whether and how the publisher told of a revision.</summary>
    public static string Announced(string? announced) => announced switch
    {
        Changes.Announced.Marked => "marked by the publisher",
        Changes.Announced.Implied => "implied by a mark",
        Changes.Announced.Unknown => "unknown: publications between were not seen",
        Changes.Announced.No => "no: silent",
        null => "–",
        _ => announced,
    };
}
