namespace TraceFeed.Indicators;

/// <summary>What was set for a period at one time.</summary>
/// <param name="Value">The number; null where none stands: it is withheld, left out, or a symbol stands in its place.</param>
/// <param name="Published">The day of the publication that stated it; null when unknown.</param>
/// <param name="Commit">The ordinal of the commit of that publication.</param>
/// <param name="Sequence">The sequence number of the change that set it.</param>
/// <param name="Origin">How it came.</param>
public sealed record HistoricFigure(decimal? Value, DateOnly? Published, int Commit, long Sequence, FigureOrigin Origin = FigureOrigin.Stated);
