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

    /// <summary>A check that held, or was never seen, fails.</summary>
    public const string CheckFailed = "check.failed";

    /// <summary>A check that failed holds again.</summary>
    public const string CheckRestored = "check.restored";

    /// <summary>Every kind, in the order in which summaries count them. A place in it is never stored, so kinds can be added anywhere.</summary>
    internal static readonly string[] All =
    [
        PublicationAdded, PublicationUnchanged, PublicationRejected, SeriesEnded, SeriesAdded, PeriodAdded, ValueRevised, ValueWithdrawn, ValueRestored, StatusChanged, ValueSuppressed, ValueDisclosed,
        CheckFailed, CheckRestored,
    ];
}
