using TraceFeed.Changes;
using TraceFeed.Claims;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Claims;

public sealed class ClaimEvaluationTests
{
    private static readonly ClaimEvaluation Nothing = ClaimEvaluation.Of(ClaimBook.Embedded, new Dictionary<AskedFigure, PickedFigure>(), DefinitionCatalog.Embedded);

    [Theory]
    [InlineData("56", "1", "56.2", true)]
    [InlineData("56", "1", "56.5", false)]
    [InlineData("57", "1", "56.5", true)]
    [InlineData("72.4", "0.1", "72.1", false)]
    [InlineData("72.4", "0.1", "72.4", true)]
    [InlineData("80", "10", "79.2", true)]
    [InlineData("80", "10", "85", false)]
    [InlineData("25", "5", "25.8", true)]
    [InlineData("25", "5", "45.5", false)]
    [InlineData("9605", "1", "9615", false)]
    public void A_figure_fits_a_claim_when_it_is_rounded_as_that_was(string claimed, string to, string figure, bool fits) =>
        Assert.Equal(fits, new Claimed("", Decimal(claimed), Decimal(to)).Fits(Decimal(figure)));

    [Fact]
    public void Of_what_was_stated_the_newest_until_the_day_the_next_and_the_newest_are_picked_and_of_one_day_the_last()
    {
        List<StatedFigure> stated = [Stated(1, 3), Stated(2, 10), Stated(3, 10), Stated(4, 17), Stated(5, 17), Stated(6, 24)];

        Assert.Equal((null, 1, 6), Picked(2));
        Assert.Equal((1, 3, 6), Picked(3));
        Assert.Equal((1, 3, 6), Picked(9));
        Assert.Equal((3, 5, 6), Picked(10));
        Assert.Equal((5, 6, 6), Picked(23));
        Assert.Equal((6, null, 6), Picked(24));
        Assert.Equal((null, null, null), StatedFigure.Pick([], new DateOnly(2020, 9, 3)));

        (int?, int?, int?) Picked(int day) => StatedFigure.Pick(stated, new DateOnly(2020, 9, day)) is var (then, next, now) ? (then?.StatedBy.Ordinal, next?.StatedBy.Ordinal, now?.StatedBy.Ordinal) : default;
    }

    [Fact]
    public void Of_an_empty_log_every_official_figure_is_said_to_be_missing_and_what_pages_report_stands()
    {
        var page = ClaimMarkdown.Of(Nothing);
        Assert.Contains("; this log does not hold every figure of it, so the verdict is that of docs/claims.md, which is made from the official files.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("(not in this log)", page, StringComparison.Ordinal);
        Assert.Contains("| 84.9% = 26,985 of 31,794, 11 June 2020, by [", page, StringComparison.Ordinal);
        Assert.Contains("| 72.4% of 19,150, 6 August 2020, by [Reuters](https://news.yahoo.com/proportion-covid-19-contacts-reached-102356181.html); fits | – | not in this log | – |", page, StringComparison.Ordinal);
        Assert.Contains("were revised in no week of which both ends are known", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ladder_tells_reports_of_later_publications_behind_the_first_and_says_where_the_first_was_not_found()
    {
        var page = ClaimMarkdown.Of(Nothing);
        Assert.Contains("18–24 June 2020 | 73.0% = 16,804 of 23,028, 2 July 2020, by [Department of Health and Social Care](", page, StringComparison.Ordinal);
        Assert.Contains("); then 74.2%, 9 July 2020, by [City A.M.](", page, StringComparison.Ordinal);
        Assert.Contains("2–8 July 2020 | not found; then 72%, 23 July 2020, by [Reuters](", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Revisions_of_first_figures_are_counted_by_their_direction_with_their_sizes()
    {
        Assert.Equal("upwards in 2 of 4 weeks, by 0.4 to 4.5 points; downwards in 1 of 4 weeks, by 0.3 points; not at all in 1 of 4 weeks", LadderRevisions.Of([(75.0m, 79.5m), (78.8m, 79.2m), (72.4m, 72.1m), (90.6m, 90.6m), (null, 70m), (69.4m, null)]).ToString());
    }

    [Theory]
    [InlineData(8, 1, " All went up: who reads a first figure should expect it to rise.")]
    [InlineData(8, -1, " All went down: who reads a first figure should expect it to fall.")]
    [InlineData(7, 1, "")]
    [InlineData(8, 0, "")]
    public void A_reader_of_first_figures_is_warned_when_all_went_one_way_and_chance_would_hardly_do_that(int figures, int by, string warning) =>
        Assert.Equal(warning, LadderRevisions.Of(Enumerable.Repeat(((decimal?)50m, (decimal?)50m + by), figures)).Warning);

    [Fact]
    public void One_figure_that_went_the_other_way_or_stayed_is_enough_against_a_warning() =>
        Assert.Equal("", LadderRevisions.Of(Enumerable.Repeat(((decimal?)50m, (decimal?)51m), 20).Append((50m, 50m))).Warning);

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static StatedFigure Stated(int ordinal, int day)
    {
        var row = new LogRow
        {
            Number = ordinal,
            Source = "s",
            Ordinal = ordinal,
            PreviousRow = 0,
            Publication = "p",
            Published = new DateOnly(2020, 9, day),
            Editions = [],
            Changes = "",
            Count = 0,
            FirstSequence = 1,
            Vintage = "v",
            PreviousHash = LogRow.NoHash,
            RecordedAt = DateTimeOffset.UnixEpoch,
        };
        var series = new Series { Table = "t", Measure = "m", Label = "M", Area = null, Breakdown = new Dictionary<string, string>(), Unit = null };
        var chunk = new ValueChunk { Key = default, Series = [series.Key], Values = [0], States = [ValueState.Number], Decimals = [0], Status = [0], Symbols = [], SetBy = [ordinal], SetAt = [0] };
        return new StatedFigure("v", row, new SeriesState(series, null, 1, 0), chunk, 0);
    }
}
