using TraceFeed.Observations;

namespace TraceFeed.Indicators;

/// <summary>How the figure of one period of a series was revised.</summary>
public sealed record PeriodRecord
{
    /// <summary>How many later publications, by the source's cadence, a period must have had before it is held to be final.</summary>
    public const int YoungPublications = 5;

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>One of <see cref="PeriodStanding"/>.</summary>
    public required string Standing { get; init; }

    /// <summary>The first figure; null for a period that is not compared.</summary>
    public HistoricFigure? First { get; init; }

    /// <summary>The figure that stands, as it was last changed; the first one where it never was, null for a period that is not compared.</summary>
    public HistoricFigure? Latest { get; init; }

    /// <summary>How often another number took its place.</summary>
    public int Revisions { get; init; }

    /// <summary>How many of these are part of a mass change.</summary>
    public int OfMassChanges { get; init; }

    /// <summary>What mass changes added to it, in the unit of the series.</summary>
    public decimal MovedByMassChanges { get; init; }

    /// <summary>The latest figure minus the first; null for a period that is not compared.</summary>
    public decimal? Difference => Latest?.Value - First?.Value;

    /// <summary>The revision of the period itself: the difference without what mass changes moved; 0 for a period that is not compared.</summary>
    public decimal Revision => Difference - MovedByMassChanges ?? 0;

    /// <summary>The ordinal of the commit that last revised it otherwise than by a mass change; null where none did.</summary>
    public int? RevisedBy { get; init; }

    /// <summary>Whether it was revised otherwise than by a mass change, be it to and fro.</summary>
    public bool IsRevised => RevisedBy is not null;

    /// <summary>Days from the first publication until the one that last changed the figure; null where none did, or a date is missing.</summary>
    public int? DaysToFinal => Revisions == 0 ? null : Latest!.Published?.DayNumber - First!.Published?.DayNumber;

    /// <summary>The record of a period.</summary>
    /// <param name="history">What was set for it.</param>
    /// <param name="newest">The day of the source's newest publication; null when unknown.</param>
    /// <param name="cadenceDays">Days between publications of the source.</param>
    public static PeriodRecord Of(PeriodHistory history, DateOnly? newest, int cadenceDays)
    {
        if (Compared(history) is not { } record)
        {
            return new PeriodRecord { Period = history.Period, Standing = PeriodStanding.NotCompared };
        }

        var isFinal = newest?.DayNumber - record.First!.Published?.DayNumber >= YoungPublications * cadenceDays;
        return record with { Standing = !isFinal ? PeriodStanding.Young : history.FirstPublished ? PeriodStanding.FirstPublished : PeriodStanding.FirstSeen };
    }

    // Null where one difference would be taken across a figure that was withheld or left out, or between two readings.
    private static PeriodRecord? Compared(PeriodHistory history)
    {
        PeriodRecord? record = null;
        foreach (var figure in history.Figures)
        {
            if (figure.Value is not { } value)
            {
                return null;
            }

            if (record is null)
            {
                record = new PeriodRecord { Period = history.Period, Standing = "", First = figure, Latest = figure };
            }
            else if (figure.Origin == FigureOrigin.ReadAgain)
            {
                // The publisher changed nothing: it is what that publication stated. An earlier figure was read by the earlier definition.
                if (record.Revisions > 0)
                {
                    return null;
                }

                var read = record.First! with { Value = value, Sequence = figure.Sequence };
                record = record with { First = read, Latest = read };
            }
            else if (value != record.Latest!.Value)
            {
                var ofMass = figure.Origin == FigureOrigin.MassChange;
                record = record with
                {
                    Latest = figure,
                    Revisions = record.Revisions + 1,
                    OfMassChanges = record.OfMassChanges + (ofMass ? 1 : 0),
                    MovedByMassChanges = record.MovedByMassChanges + (ofMass ? value - record.Latest.Value!.Value : 0),
                    RevisedBy = ofMass ? record.RevisedBy : figure.Commit,
                };
            }
        }

        return record;
    }
}
