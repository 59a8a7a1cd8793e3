namespace TraceFeed.Indicators;

/// <summary>How the figures of a series were revised after they were first published: how far a first figure can be trusted.</summary>
public sealed record SeriesRecord
{
    /// <summary>Every period, the earliest end first.</summary>
    public required IReadOnlyList<PeriodRecord> Periods { get; init; }

    /// <summary>The periods whose first publication is known, and that are final.</summary>
    public required RevisionSummary FirstPublished { get; init; }

    /// <summary>The periods that are final and were only first seen in some publication: the log does not know what was published first.</summary>
    public required RevisionSummary FirstSeen { get; init; }

    /// <summary>The systematic bias of first published figures; null where there is none.</summary>
    public required SeriesBias? Bias { get; init; }

    /// <summary>How many periods have a standing.</summary>
    /// <param name="standing">One of <see cref="PeriodStanding"/>.</param>
    public int Count(string standing) => Of(standing).Count();

    /// <summary>The record.</summary>
    /// <param name="histories">What was set for each period.</param>
    /// <param name="newest">The day of the source's newest publication; null when unknown.</param>
    /// <param name="cadenceDays">Days between publications of the source.</param>
    public static SeriesRecord Of(IEnumerable<PeriodHistory> histories, DateOnly? newest, int cadenceDays)
    {
        IReadOnlyList<PeriodRecord> periods = [.. histories.OrderBy(history => (history.Period.End, history.Period.Start)).Select(history => PeriodRecord.Of(history, newest, cadenceDays))];
        var known = Of(periods, PeriodStanding.FirstPublished).ToList();
        return new SeriesRecord
        {
            Periods = periods,
            FirstPublished = RevisionSummary.Of(known),
            FirstSeen = RevisionSummary.Of([.. Of(periods, PeriodStanding.FirstSeen)]),
            Bias = SeriesBias.Find(known),
        };
    }

    private IEnumerable<PeriodRecord> Of(string standing) => Of(Periods, standing);

    private static IEnumerable<PeriodRecord> Of(IEnumerable<PeriodRecord> periods, string standing) => periods.Where(period => period.Standing == standing);
}
