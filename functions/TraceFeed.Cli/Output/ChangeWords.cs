using TraceFeed.Changes;

namespace TraceFeed.Cli.Output;

/// <summary>The kinds of change in a reader's words.</summary>
internal static class ChangeWords
{
    /// <summary>What stands behind the title of a derived table.</summary>
    public const string Derived = " (derived: computed here, no official figures)";

    /// <summary>The word at the start of a line, with the reason where there is one.</summary>
    public static string Of(Change change) => change is { Kind: ChangeKind.ValueRevised, Reason: Reversals.Back } ? "back" : change.Reason is null ? Word(change.Kind) : $"{Word(change.Kind)} ({change.Reason})";

    /// <summary>What stands behind the figures of a change that is more than ordinary.</summary>
    public static string Severity(Change change) => change.Severity is null or Changes.Severity.Ordinary ? "" : $"  {change.Severity}";

    /// <summary>The words behind a count.</summary>
    public static string Counted(string kind, int count) => kind switch
    {
        ChangeKind.VocabularyChanged or ChangeKind.MethodologyChanged or ChangeKind.RoundingChanged or ChangeKind.CoverageChanged => $"{(count == 1 ? "change" : "changes")} of {Word(kind)}",
        ChangeKind.PublicationAdded => "publication for the record, since it is older than the newest, and nothing else",
        ChangeKind.SeriesRenamed => "series renamed",
        ChangeKind.AreaRecoded => count == 1 ? "area recoded" : "areas recoded",
        ChangeKind.DefinitionChanged or ChangeKind.LayoutChanged => $"{(count == 1 ? "change" : "changes")} of {Word(kind)}",
        ChangeKind.SeriesAdded => "series begun",
        ChangeKind.SeriesEnded => "series ended",
        ChangeKind.PeriodAdded => count == 1 ? "new figure" : "new figures",
        ChangeKind.StatusChanged => "changed in status",
        ChangeKind.ValueSuppressed => "now withheld",
        ChangeKind.ValueDisclosed => "no longer withheld",
        ChangeKind.ValueReinterpreted => "read differently",
        ChangeKind.CheckFailed => count == 1 ? "check failed" : "checks failed",
        ChangeKind.CheckRestored => count == 1 ? "check holds again" : "checks hold again",
        ChangeKind.ThresholdCrossed => count == 1 ? "threshold crossed" : "thresholds crossed",
        _ => Word(kind),
    };

    private static string Word(string kind) => kind switch
    {
        ChangeKind.PublicationRejected => "rejected",
        ChangeKind.PublicationLate => "late",
        ChangeKind.VocabularyChanged => "terms",
        ChangeKind.MethodologyChanged => "method",
        ChangeKind.RoundingChanged => "rounding",
        ChangeKind.CoverageChanged => "coverage",
        ChangeKind.SeriesRenamed => "renamed",
        ChangeKind.AreaRecoded => "recoded",
        ChangeKind.DefinitionChanged => "wording",
        ChangeKind.LayoutChanged => "layout",
        ChangeKind.SeriesAdded => "begun",
        ChangeKind.SeriesEnded => "ended",
        ChangeKind.PeriodAdded => "new",
        ChangeKind.ValueRevised => "revised",
        ChangeKind.ValueWithdrawn => "withdrawn",
        ChangeKind.ValueRestored => "restored",
        ChangeKind.StatusChanged => "status",
        ChangeKind.ValueSuppressed => "withheld",
        ChangeKind.ValueDisclosed => "shown",
        ChangeKind.ValueReinterpreted => "read",
        ChangeKind.CheckFailed => "check failed",
        ChangeKind.CheckRestored => "check holds",
        ChangeKind.ThresholdCrossed => "crossed",
        _ => kind,
    };
}
