namespace TraceFeed.Sources;

/// <summary>One publication that a calendar expects.</summary>
/// <param name="Rhythm">The day on which it is due by the days of the week alone.</param>
/// <param name="Day">The day on which it is due, after bank holidays.</param>
/// <param name="Due">The moment, with the offset that the calendar's zone has then.</param>
/// <param name="EarlyFrom">
/// The first day on which a publication may be this one ahead of its time: the Monday of the week of <paramref name="Rhythm"/>, and after the
/// day on which the publication before is due.
/// </param>
public sealed record ExpectedPublication(DateOnly Rhythm, DateOnly Day, DateTimeOffset Due, DateOnly EarlyFrom);
