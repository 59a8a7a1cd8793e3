namespace TraceFeed.Pipeline;

/// <summary>Something that a maintainer must see.</summary>
/// <param name="Id">Sixteen hex digits, the same when the same is told again.</param>
/// <param name="Kind">One of those below.</param>
/// <param name="Source">The source's id.</param>
/// <param name="At">When it was told first.</param>
/// <param name="Subject">The file's name; null for a look.</param>
/// <param name="Text">Why; null where nothing is to be said.</param>
/// <param name="Sha256">The archived file; null where there is none.</param>
public sealed record StatusEvent(string Id, string Kind, string Source, DateTimeOffset At, string? Subject, string? Text, string? Sha256)
{
    /// <summary>A file was not let in.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>A maintainer let a quarantined file in.</summary>
    public const string Accepted = "accepted";

    /// <summary>A maintainer rejected a quarantined file.</summary>
    public const string Rejected = "rejected";

    /// <summary>A source could not be looked at, for the first time since it could.</summary>
    public const string LookFailed = "look.failed";

    /// <summary>A source could be looked at again.</summary>
    public const string LookRecovered = "look.recovered";

    /// <summary>Where the list goes on behind it.</summary>
    public string Cursor { get; init; } = "";
}
