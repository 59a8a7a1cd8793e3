namespace TraceFeed.Changes;

/// <summary>What became of a file that was quarantined, as the log keeps it beside the facts of its publication.</summary>
/// <param name="Reason">Why it was quarantined.</param>
/// <param name="Decision">One of the decisions below.</param>
/// <param name="Why">What the maintainer gave as grounds; null for none.</param>
/// <param name="At">When it was decided, UTC.</param>
public sealed record QuarantineFacts(string Reason, string Decision, string? Why, DateTimeOffset At)
{
    /// <summary>A maintainer let the file in.</summary>
    public const string Accepted = "accepted";

    /// <summary>A maintainer decided that the file never counts.</summary>
    public const string Rejected = "rejected";
}
