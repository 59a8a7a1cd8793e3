using TraceFeed.Observations;

namespace TraceFeed.Indicators;

/// <summary>Everything that was set for one period of a series.</summary>
/// <param name="Period">The period.</param>
/// <param name="Figures">What was set, in the order of publication; at least one.</param>
/// <param name="FirstPublished">Whether the first of them is the first that the publisher stated at all (see <see cref="FirstPublication"/>), and not only the first that the log has.</param>
public sealed record PeriodHistory(Period Period, IReadOnlyList<HistoricFigure> Figures, bool FirstPublished);
