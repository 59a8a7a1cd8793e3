namespace TraceFeed.Changes;

/// <summary>The kinds of change, as the log names them. Kinds are only ever added.</summary>
public static class ChangeKind
{
    /// <summary>A publication was taken into the log: the first change of its commit.</summary>
    public const string PublicationAdded = "publication.added";

    /// <summary>A file was published again and says nothing new.</summary>
    public const string PublicationUnchanged = "publication.unchanged";

    /// <summary>A maintainer rejected a file that was quarantined; nothing it states counts.</summary>
    public const string PublicationRejected = "publication.rejected";

    /// <summary>A publication did not come when it was due, or what was late is late no more; the only change of its row, which is of no publication.</summary>
    public const string PublicationLate = "publication.late";

    /// <summary>A series that was never stated, or had ended, is stated.</summary>
    public const string SeriesAdded = "series.added";

    /// <summary>A complete publication states nothing of a series.</summary>
    public const string SeriesEnded = "series.ended";

    /// <summary>A period of a series is stated for the first time.</summary>
    public const string PeriodAdded = "period.added";

    /// <summary>Another number is stated for a period than before.</summary>
    public const string ValueRevised = "value.revised";

    /// <summary>A period inside the table's span, stated before, is no longer stated.</summary>
    public const string ValueWithdrawn = "value.withdrawn";

    /// <summary>A withdrawn period is stated again.</summary>
    public const string ValueRestored = "value.restored";

    /// <summary>The status symbol of a value changed, or a symbol took a number's place or gave way to one, and neither withholds a figure or both do.</summary>
    public const string StatusChanged = "status.changed";

    /// <summary>A figure, or a symbol that withholds none, gave way to a symbol that withholds it.</summary>
    public const string ValueSuppressed = "value.suppressed";

    /// <summary>A symbol that withheld a figure gave way to a number or to a symbol that withholds none.</summary>
    public const string ValueDisclosed = "value.disclosed";

    /// <summary>TraceFeed reads an archived file differently than before: the publisher changed nothing.</summary>
    public const string ValueReinterpreted = "value.reinterpreted";

    /// <summary>A check that held, or was never seen, fails.</summary>
    public const string CheckFailed = "check.failed";

    /// <summary>A check that failed holds again.</summary>
    public const string CheckRestored = "check.restored";

    /// <summary>A label, a term, a note, the legend, a unit or a title is worded otherwise; the series go on.</summary>
    public const string DefinitionChanged = "definition.changed";

    /// <summary>A table or a column moved, came or went, or a row that no definition knows was captured; no number changed by it.</summary>
    public const string LayoutChanged = "layout.changed";

    /// <summary>An area has another spelling or another code, or areas were merged or split.</summary>
    public const string AreaRecoded = "area.recoded";

    /// <summary>A series goes on under another id, found by equal histories.</summary>
    public const string SeriesRenamed = "series.renamed";

    /// <summary>The publisher rounds otherwise than before: one change for everything that differs by no more than that.</summary>
    public const string RoundingChanged = "rounding.changed";

    /// <summary>Much of a table's figures moved far at once: another way of counting.</summary>
    public const string MethodologyChanged = "methodology.changed";

    /// <summary>Most of a table is said in other terms.</summary>
    public const string VocabularyChanged = "vocabulary.changed";

    /// <summary>Areas went missing together, or came back.</summary>
    public const string CoverageChanged = "coverage.changed";

    /// <summary>The latest figure of a series is on the other side of a declared threshold, or the figure of an earlier period was revised across it.</summary>
    public const string ThresholdCrossed = "threshold.crossed";

    /// <summary>The kinds of which one change stands for many others of its commit, which name it in <see cref="Change.PartOf"/>.</summary>
    public static readonly IReadOnlyList<string> Mass = [VocabularyChanged, MethodologyChanged, RoundingChanged, CoverageChanged];

    /// <summary>The kinds that tell of what stands around the numbers.</summary>
    public static readonly IReadOnlyList<string> Surroundings = [SeriesRenamed, AreaRecoded, DefinitionChanged, LayoutChanged];

    /// <summary>Every kind, in the order in which summaries count them. A place in it is never stored, so kinds can be added anywhere.</summary>
    internal static readonly string[] All =
    [
        PublicationAdded, PublicationUnchanged, PublicationRejected, PublicationLate, .. Mass, .. Surroundings, SeriesEnded, SeriesAdded, PeriodAdded, ValueRevised, ValueWithdrawn, ValueRestored, StatusChanged, ValueSuppressed, ValueDisclosed, ValueReinterpreted,
        CheckFailed, CheckRestored, ThresholdCrossed,
    ];
}
