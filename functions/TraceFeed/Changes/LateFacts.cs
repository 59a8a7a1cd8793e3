namespace TraceFeed.Changes;

/// <summary>A publication that did not come when it was due, as the log tells it when it is late (reason <c>overdue</c>) and when that is over (<c>ended</c>).</summary>
/// <param name="Due">When it was due, with the offset of the calendar's zone; of both changes the same.</param>
/// <param name="GraceHours">Hours after <paramref name="Due"/> from which it counts as late.</param>
/// <param name="MetFrom">The first day of a publication by which the lateness ends.</param>
/// <param name="Publication">The publisher's id of the newest publication in the log when it is late, of the one that came when it is over.</param>
/// <param name="Published">The day of that one.</param>
/// <param name="Problem">Why the source could not be looked at when it was found to be late; null when it could, and when it is over. Ids of changes do not depend on it.</param>
public sealed record LateFacts(DateTimeOffset Due, int GraceHours, DateOnly MetFrom, string Publication, DateOnly Published, string? Problem = null)
{
    /// <summary>The reason of the change by which a publication is late.</summary>
    public const string Overdue = "overdue";

    /// <summary>The reason of the change by which it is not any more.</summary>
    public const string Ended = "ended";
}
