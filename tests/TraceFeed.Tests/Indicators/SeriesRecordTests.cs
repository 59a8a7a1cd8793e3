using TraceFeed.Feeds;
using TraceFeed.Indicators;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Indicators;

public sealed class SeriesRecordTests
{
    private static readonly SourceDefinition National = DefinitionCatalog.Embedded.Find(Readings.National)!;

    /// <summary>Cases reached, percent: first as the page of its publication told it on the day, latest as the workbook of 3 September 2020 states it, of the last week that of 29 October.</summary>
    private static readonly (int Week, decimal First, decimal Latest, int LatestWeek)[] CasesReached =
    [
        (1, 73.4m, 77.7m, 12), (3, 75.0m, 79.5m, 12), (4, 77.4m, 79.4m, 12), (6, 79.7m, 81.3m, 12), (8, 79.4m, 80.7m, 12), (9, 79.7m, 80.6m, 12), (10, 78.8m, 79.2m, 12), (11, 72.6m, 75.2m, 12), (12, 81.4m, 83.6m, 20),
    ];

    [Fact]
    public void Of_the_cases_reached_every_first_figure_was_too_low_and_a_sentence_says_so()
    {
        var record = Weeks.Record(CasesReached.Select(one => new PeriodHistory(Weeks.Period(one.Week), [Weeks.Figure(one.First, one.Week), Weeks.Figure(one.Latest, one.LatestWeek)], FirstPublished: true)));
        var first = record.FirstPublished;

        Assert.Equal("revised upwards in 9 of 9 weeks, by 0.4 to 4.5 points", BiasText.Of(record.Bias!, "percent", National));
        Assert.Equal((9, 9, 9, "up"), (first.Periods, first.Revised, first.Revisions, first.Direction));
        Assert.Equal((2.200m, 2.200m, 42m, 77), (first.Mean, first.MeanAbsolute, first.MedianDays, first.MostDays));
        Assert.Equal((Weeks.Period(3), 75.0m, 79.5m, 4.5m), (first.Largest!.Period, first.Largest.First!.Value, first.Largest.Latest!.Value, first.Largest.Difference));
    }

    [Fact]
    public void A_mean_is_of_all_periods_and_rounded_half_away_from_zero()
    {
        var record = Weeks.Record([.. Enumerable.Range(0, 7).Select(week => Weeks.Of(week, 10)), Weeks.Of(7, 10, 9)]);
        Assert.Equal((8, 1, -0.13m, 0.13m, "down"), (record.FirstPublished.Periods, record.FirstPublished.Revised, record.FirstPublished.Mean, record.FirstPublished.MeanAbsolute, record.FirstPublished.Direction));
    }

    [Fact]
    public void A_figure_that_goes_to_and_fro_was_revised_twice_and_has_no_direction()
    {
        var record = Weeks.Record(Weeks.Of(0, 10, 12, 10));
        Assert.Equal((1, 2, 0, 0, null), (record.FirstPublished.Revised, record.FirstPublished.Revisions, record.FirstPublished.Up, record.FirstPublished.Down, record.FirstPublished.Direction));
        Assert.Null(record.FirstPublished.Largest);
        Assert.Equal(14, record.FirstPublished.MostDays);
    }

    [Fact]
    public void A_symbol_beside_a_figure_revises_nothing() => Assert.Equal(0, Weeks.Record(Weeks.Of(0, 10, 10.0m)).FirstPublished.Revisions);

    [Fact]
    public void A_period_that_was_ever_withheld_or_left_out_tells_no_figure_and_no_difference()
    {
        var record = Weeks.Record(Weeks.Of(0, 10, null, 12), Weeks.Of(1, null, 12, 13), Weeks.Of(2, 10, 12, null));
        Assert.All(record.Periods, period => Assert.Equal((PeriodStanding.NotCompared, null, null, null, 0), (period.Standing, period.First, period.Latest, period.Difference, period.Revisions)));
        Assert.Equal((3, 0, 0), (record.Count(PeriodStanding.NotCompared), record.FirstPublished.Periods, record.FirstSeen.Periods));
    }

    [Fact]
    public void A_figure_read_again_takes_the_place_of_what_was_misread_and_is_no_revision()
    {
        var read = new PeriodHistory(Weeks.Period(0), [Weeks.Figure(1, 0), Weeks.Figure(10, 3, FigureOrigin.ReadAgain), Weeks.Figure(12, 4)], FirstPublished: true);
        var period = Weeks.Record(read).Periods.Single();
        Assert.Equal((10m, Weeks.Published(0), 12m, 1), (period.First!.Value, period.First.Published, period.Latest!.Value, period.Revisions));
    }

    [Fact]
    public void A_figure_read_again_after_another_is_not_compared_with_what_the_earlier_definition_read()
    {
        var read = new PeriodHistory(Weeks.Period(0), [Weeks.Figure(1, 0), Weeks.Figure(2, 1), Weeks.Figure(12, 3, FigureOrigin.ReadAgain)], FirstPublished: true);
        Assert.Equal(PeriodStanding.NotCompared, Weeks.Record(read).Periods.Single().Standing);
    }

    [Fact]
    public void What_a_mass_change_moved_is_counted_and_taken_off()
    {
        var record = Weeks.Record(new PeriodHistory(Weeks.Period(0), [Weeks.Figure(100, 0), Weeks.Figure(103, 1), Weeks.Figure(60, 2, FigureOrigin.MassChange), Weeks.Figure(61, 3)], FirstPublished: true));
        Assert.Equal((3, 1, 4m, 1), (record.FirstPublished.Revisions, record.FirstPublished.OfMassChanges, record.FirstPublished.Mean, record.FirstPublished.Up));
        Assert.Equal((-39m, 4m), (record.Periods[0].Difference, record.FirstPublished.Largest!.Revision));

        var only = Weeks.Record(new PeriodHistory(Weeks.Period(0), [Weeks.Figure(100, 0), Weeks.Figure(60, 2, FigureOrigin.MassChange)], FirstPublished: true));
        Assert.Equal((0, 1), (only.FirstPublished.Revised, only.FirstPublished.Revisions));
    }

    [Fact]
    public void A_period_is_young_until_five_publications_could_have_come()
    {
        foreach (var (later, standing) in new[] { (4, PeriodStanding.Young), (5, PeriodStanding.FirstPublished) })
        {
            var record = SeriesRecord.Of([Weeks.Of(0, 10, 12)], Weeks.Published(later), Weeks.Cadence);
            Assert.Equal((standing, 2m), (record.Periods[0].Standing, record.Periods[0].Difference));
            Assert.Equal(record.Count(PeriodStanding.FirstPublished), record.FirstPublished.Periods);
        }
    }

    [Fact]
    public void What_was_only_first_seen_is_counted_apart_and_has_no_part_in_the_bias()
    {
        var seen = Enumerable.Range(0, 12).Select(week => Weeks.Of(week, 10, 12) with { FirstPublished = false });
        var record = Weeks.Record(seen);
        Assert.Equal((0, 12, 12), (record.FirstPublished.Periods, record.FirstSeen.Periods, record.FirstSeen.Up));
        Assert.Null(record.Bias);
        Assert.Equal(8, Weeks.Record(seen.Concat(Enumerable.Range(12, 8).Select(week => Weeks.Of(week, 10, 9)))).Bias!.Of);
    }
}
