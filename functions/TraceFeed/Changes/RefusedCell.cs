namespace TraceFeed.Changes;

/// <summary>One figure by which a file was found not to be what it claims to be.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Period">Its first and last day, as <see cref="Observations.Period.ToString"/> writes them.</param>
/// <param name="Cell">Where it stands in the refused file, such as <c>Table_1!C7</c>; null where it does not stand there.</param>
/// <param name="Old">What was stated before; null when nothing was.</param>
/// <param name="New">What the file states; null when it states nothing.</param>
/// <param name="Equal">What the new figure equals, in words; null when nothing.</param>
public sealed record RefusedCell(string Series, string Period, string? Cell, string? Old, string? New, string? Equal);
