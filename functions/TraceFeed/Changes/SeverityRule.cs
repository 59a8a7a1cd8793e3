using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// The one rule by which a change is ordinary, notable or major. It asks nothing but the change, how its series was revised before, and what the
/// definition says of units and thresholds. docs/severity.md gives it in words, with what it makes of real vintages.
/// </summary>
/// <param name="source">The source's definition; null when unknown.</param>
public sealed class SeverityRule(SourceDefinition? source)
{
    /// <summary>Counts and rates that move by less than this are small: nothing but ordinary, unless they cross something.</summary>
    internal const decimal SmallCount = 10;

    /// <summary>The same for percentages, in points.</summary>
    internal const decimal SmallShare = 0.5m;

    /// <summary>Revisions of a series from which on it is known what is usual for it.</summary>
    internal const int Known = 10;

    /// <summary>The size from which on a revision is large where that is not known: a tenth of the figure, or ten points.</summary>
    internal const int Large = 1000;

    /// <summary>How many times the mean of earlier revisions is beyond what is usual, even where one of them was larger: one alone does not hide what follows.</summary>
    internal const int BeyondMean = 10;

    /// <summary>How many times the largest earlier revision is far beyond what is usual.</summary>
    internal const int FarBeyond = 3;

    /// <summary>The size below which nothing is far beyond: a twentieth of the figure, or five points.</summary>
    internal const int LeastMajor = 500;

    private readonly CrossedThresholds thresholds = new(source);

    /// <summary>One of <see cref="Severity"/>, as the log has it, or for a change of an older log what can be told without history.</summary>
    public string Told(Change change) => change.Severity ?? Of(change, null);

    /// <summary>One of <see cref="Severity"/>.</summary>
    /// <param name="change">The change.</param>
    /// <param name="earlier">How its series was revised before; null when it never was, or nothing is known.</param>
    internal string Of(Change change, EarlierSizes? earlier) => change switch
    {
        { PartOf: not null } => Severity.Ordinary,
        { Kind: ChangeKind.ValueRevised } => OfRevision(change, earlier),
        { Kind: ChangeKind.MethodologyChanged } or { Kind: ChangeKind.CoverageChanged, Reason: "gone" } => Severity.Major,
        { Kind: ChangeKind.PublicationLate, Reason: LateFacts.Overdue } => Severity.Notable,
        { Kind: ChangeKind.StatusChanged, Old.Value: not null, New.Value: null } => Severity.Notable,
        {
            Kind: ChangeKind.PublicationRejected or ChangeKind.VocabularyChanged or ChangeKind.RoundingChanged or ChangeKind.CoverageChanged or ChangeKind.DefinitionChanged
            or ChangeKind.SeriesRenamed or ChangeKind.AreaRecoded or ChangeKind.SeriesEnded or ChangeKind.ValueWithdrawn or ChangeKind.ValueSuppressed or ChangeKind.ValueReinterpreted or ChangeKind.CheckFailed or ChangeKind.ThresholdCrossed
        } => Severity.Notable,
        _ => Severity.Ordinary,
    };

    private string OfRevision(Change change, EarlierSizes? earlier)
    {
        if (Change.Number(change.Old) is not { } old || Change.Number(change.New) is not { } now)
        {
            return Severity.Ordinary;
        }

        if ((old < 0 && now > 0) || (old > 0 && now < 0) || thresholds.IsCrossed(change, old, now))
        {
            return Severity.Major;
        }

        var share = source?.IsShare(change.Unit) == true;
        if (change.Reason is not null || Math.Abs(now - old) < (share ? SmallShare : SmallCount))
        {
            return Severity.Ordinary;
        }

        var size = RevisionSize.Of(old, now, share);
        if (earlier is not { Count: >= Known } known)
        {
            return size >= Large ? Severity.Notable : Severity.Ordinary;
        }

        var beyond = size > known.Largest || (decimal)size * known.Count > BeyondMean * (decimal)known.Sum;
        return size >= LeastMajor && size > (long)FarBeyond * known.Largest ? Severity.Major : beyond ? Severity.Notable : Severity.Ordinary;
    }
}
