namespace TraceFeed.Claims;

/// <summary>A series of which the figures as first published are held against what they became.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is of.</param>
/// <param name="Source">The source's id.</param>
/// <param name="Series">A <c>table:row</c> reference.</param>
/// <param name="Rungs">Its figures, the earliest first.</param>
public sealed record Ladder(string Id, string Title, string Source, string Series, IReadOnlyList<Rung> Rungs);
