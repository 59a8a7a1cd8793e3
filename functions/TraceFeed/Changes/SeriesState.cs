using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A series of a vintage, and whether it has ended.</summary>
/// <param name="Series">The series.</param>
/// <param name="Ended">Why it ended; null while it stands.</param>
/// <param name="SetBy">The ordinal of the commit that began or ended it.</param>
/// <param name="SetAt">The index of the change in that commit's change set.</param>
public sealed record SeriesState(Series Series, string? Ended, int SetBy, int SetAt);
