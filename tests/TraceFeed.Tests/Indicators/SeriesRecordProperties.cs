using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Indicators;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Indicators;

/// <summary>Whatever the figures of a series did, its record is what a slow reader of the rules makes of it.</summary>
public sealed class SeriesRecordProperties
{
    private static readonly Gen<(decimal? Value, FigureOrigin Origin)> Later =
        from value in Gen.Frequency((30, Gen.Choose(-2, 8).Select(number => (decimal?)number / 10)), (1, Gen.Constant<decimal?>(null)))
        from origin in Gen.Frequency((20, Gen.Constant(FigureOrigin.Stated)), (2, Gen.Constant(FigureOrigin.MassChange)), (1, Gen.Constant(FigureOrigin.ReadAgain)))
        select (value, origin);

    private static readonly Gen<PeriodHistory[]> Histories =
        from weeks in Gen.Choose(0, 14)
        from histories in Gen.CollectToArray([.. Enumerable.Range(0, weeks).Select(History)])
        select histories;

    [Fact]
    public void The_record_of_any_history_is_what_the_rules_say()
    {
        var biases = new HashSet<int>();
        Check.One(SlowHistories.Config(400), Prop.ForAll(Arb.From(Histories), histories =>
        {
            var newest = Weeks.Published(16);
            var (record, slow) = (SeriesRecord.Of(histories, newest, Weeks.Cadence), new SlowRecord(histories, newest, Weeks.Cadence));
            Assert.Equal((slow.NotCompared, slow.Young), (record.Count(PeriodStanding.NotCompared), record.Count(PeriodStanding.Young)));
            Assert.Equal(slow.Summary(firstPublished: true), Told(record.FirstPublished, record.Periods.Where(period => period.Standing == PeriodStanding.FirstPublished)));
            Assert.Equal(slow.Summary(firstPublished: false), Told(record.FirstSeen, record.Periods.Where(period => period.Standing == PeriodStanding.FirstSeen)));
            Assert.Equal(slow.Bias(), record.Bias is { } bias ? FormattableString.Invariant($"{(bias.Upwards ? 1 : -1)} {bias.Periods} {bias.Opposite} {bias.Of} {bias.Least:0.#} {bias.Most:0.#}") : null);
            biases.Add(record.Bias is null ? 0 : record.Bias.Upwards ? 1 : -1);
        }));

        Assert.Equal([0, 1], biases.Order());
    }

    // The mean is told rounded; by it and the number of periods the sum is found again, to within that.
    private static string Told(RevisionSummary summary, IEnumerable<PeriodRecord> periods)
    {
        var (sum, absolute) = (periods.Sum(period => period.Revision), periods.Sum(period => Math.Abs(period.Revision)));
        Assert.True(summary.Periods == 0 ? summary.Mean is null : Math.Abs(summary.Mean!.Value - (sum / summary.Periods)) <= 0.0005m && Math.Abs(summary.MeanAbsolute!.Value - (absolute / summary.Periods)) <= 0.0005m);
        return FormattableString.Invariant($"{summary.Periods} {summary.Revised} {summary.Up} {summary.Down} {summary.Revisions} {summary.OfMassChanges} {sum:0.#} {absolute:0.#} {Math.Abs(summary.Largest?.Revision ?? 0):0.#} {(double?)summary.MedianDays} {summary.MostDays}");
    }

    // Figures lean upwards, so that a bias is met; a quarter of the series' weeks has none but its first.
    private static Gen<PeriodHistory> History(int week) =>
        from seen in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
        from first in Gen.Choose(-9, 1).Select(number => number / 10m)
        from count in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 3)))
        from later in Gen.ListOf(Later, count)
        select new PeriodHistory(Weeks.Period(week), [Weeks.Figure(first, week), .. later.Select((one, i) => Weeks.Figure(one.Value, week + 1 + i, one.Origin))], seen);
}
