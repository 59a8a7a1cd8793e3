using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>One side of a <see cref="Drift"/>.</summary>
/// <param name="Text">The wording, the name or the place, as a reader is shown it.</param>
/// <param name="Series">The series' id, for renamed series; else null.</param>
/// <param name="Area">The area, for recoded ones; else null.</param>
/// <param name="Cell">Where it stands; null when that is no one cell.</param>
public sealed record DriftEnd(string Text, string? Series = null, Area? Area = null, CellAddress? Cell = null);
