namespace TraceFeed.Indicators;

/// <summary>How some periods of a series were revised, the first figure against the latest. What mass changes moved is counted and otherwise left out.</summary>
public sealed record RevisionSummary
{
    // A mean of whole people is told in hundredths, of tenths of a percent in thousandths.
    private const int MoreDecimals = 2;

    /// <summary>Periods looked at.</summary>
    public required int Periods { get; init; }

    /// <summary>Periods that were revised otherwise than by a mass change, be it to and fro.</summary>
    public required int Revised { get; init; }

    /// <summary>Periods whose latest figure is above the first.</summary>
    public required int Up { get; init; }

    /// <summary>Periods whose latest figure is below the first.</summary>
    public required int Down { get; init; }

    /// <summary>Revisions in all: a period may have several.</summary>
    public required int Revisions { get; init; }

    /// <summary>Revisions that are part of a mass change.</summary>
    public required int OfMassChanges { get; init; }

    /// <summary>The mean revision of all periods, those not revised counted as 0, rounded half away from zero to two decimals more than the figures have; null without a period.</summary>
    public required decimal? Mean { get; init; }

    /// <summary>The mean of the same without signs, rounded the same.</summary>
    public required decimal? MeanAbsolute { get; init; }

    /// <summary>The period with the largest revision, up or down, the earliest of several; null where none has one.</summary>
    public required PeriodRecord? Largest { get; init; }

    /// <summary>The median of <see cref="PeriodRecord.DaysToFinal"/> of the periods that were revised, exact: of two in the middle their mean; null where none tells.</summary>
    public required decimal? MedianDays { get; init; }

    /// <summary>The largest of these; null where none tells.</summary>
    public required int? MostDays { get; init; }

    /// <summary><c>up</c>, <c>down</c>, <c>both</c>, or null where no period ends elsewhere than it began.</summary>
    public string? Direction => (Up, Down) switch
    {
        (0, 0) => null,
        (_, 0) => "up",
        (0, _) => "down",
        _ => "both",
    };

    /// <summary>The summary of periods, the earliest first, all of them compared.</summary>
    public static RevisionSummary Of(IReadOnlyList<PeriodRecord> periods)
    {
        var days = periods.Select(period => period.DaysToFinal).OfType<int>().Order().ToList();
        var decimals = periods.Count == 0 ? 0 : periods.Max(period => Math.Max(period.First!.Value!.Value.Scale, period.Latest!.Value!.Value.Scale)) + MoreDecimals;
        return new RevisionSummary
        {
            Periods = periods.Count,
            Revised = periods.Count(period => period.IsRevised),
            Up = periods.Count(period => period.Revision > 0),
            Down = periods.Count(period => period.Revision < 0),
            Revisions = periods.Sum(period => period.Revisions),
            OfMassChanges = periods.Sum(period => period.OfMassChanges),
            Mean = Mean(periods.Sum(period => period.Revision)),
            MeanAbsolute = Mean(periods.Sum(period => Math.Abs(period.Revision))),
            Largest = periods.Where(period => period.Revision != 0).MaxBy(period => Math.Abs(period.Revision)),
            MedianDays = days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2m,
            MostDays = days.Count == 0 ? null : days[^1],
        };

        decimal? Mean(decimal sum) => periods.Count == 0 ? null : Math.Round(sum / periods.Count, Math.Min(decimals, 28), MidpointRounding.AwayFromZero);
    }
}
