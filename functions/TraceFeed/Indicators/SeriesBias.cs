namespace TraceFeed.Indicators;

/// <summary>That first figures of a series are systematically revised one way.</summary>
/// <param name="Upwards">Whether they are revised upwards; else downwards.</param>
/// <param name="Periods">Periods revised that way.</param>
/// <param name="Opposite">Periods revised the other way.</param>
/// <param name="Of">Periods in all, those not revised included.</param>
/// <param name="Least">The smallest revision that way, without its sign.</param>
/// <param name="Most">The largest.</param>
/// <param name="PeriodDays">Days of each period; null where they differ, or an end is not told.</param>
public sealed record SeriesBias(bool Upwards, int Periods, int Opposite, int Of, decimal Least, decimal Most, int? PeriodDays)
{
    /// <summary>How many publications must have revised them: what one correction does to many weeks at once is no habit.</summary>
    public const int LeastPublications = 2;

    /// <summary>
    /// The bias; null where there is none: more than half of the periods were revised that way, chance is unlikely to give it
    /// (<see cref="SignTest"/>), and it came with several publications.
    /// </summary>
    /// <param name="periods">The periods whose first figure is the first published and that are final.</param>
    public static SeriesBias? Find(IReadOnlyList<PeriodRecord> periods)
    {
        var upwards = periods.Count(period => period.Revision > 0) >= periods.Count(period => period.Revision < 0);
        var that = periods.Where(period => upwards ? period.Revision > 0 : period.Revision < 0).ToList();
        var either = periods.Count(period => period.Revision != 0);
        if (2 * that.Count <= periods.Count || !SignTest.IsUnlikely(that.Count, either) || that.Select(period => period.RevisedBy).Distinct().Count() < LeastPublications)
        {
            return null;
        }

        var sizes = that.Select(period => Math.Abs(period.Revision)).ToList();
        var days = periods.Select(period => period.Period.End?.DayNumber - period.Period.Start?.DayNumber + 1).Distinct().ToList();
        return new SeriesBias(upwards, that.Count, either - that.Count, periods.Count, sizes.Min(), sizes.Max(), days is [{ } same] ? same : null);
    }
}
