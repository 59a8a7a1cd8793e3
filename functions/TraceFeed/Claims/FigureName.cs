using TraceFeed.Observations;

namespace TraceFeed.Claims;

/// <summary>A figure as claims name it, whether a publisher states it or it is computed from others.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Series">A <c>table:row</c> reference into the source's definition.</param>
/// <param name="Period">The period; where the row has no value of its own for it, the total of the row since the start.</param>
public sealed record FigureName(string Source, string Series, Period Period);
