using TraceFeed.Observations;

namespace TraceFeed.Cli.Checking;

/// <summary>What was made of one cell.</summary>
/// <param name="Series">The series it is of.</param>
/// <param name="Period">Its period.</param>
/// <param name="Symbol">The status symbol in it; null for a number.</param>
internal readonly record struct CapturedCell(Series Series, Period Period, string? Symbol);
