using TraceFeed.Changes;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Feeds;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes.Thresholds;

/// <summary>Each sentence of docs/architecture.md, "Thresholds".</summary>
public sealed class ThresholdTests
{
    private readonly WatchedCounts counts = new();

    [Fact]
    public void What_is_seen_for_the_first_time_is_a_side_and_no_crossing() => Assert.Empty(counts.Take(90, 85, 70));

    [Fact]
    public void A_new_figure_below_the_value_is_told_with_how_long_the_series_had_reached_it()
    {
        counts.Take(70, 90, 85, 80);

        var crossed = Assert.Single(counts.Take(70, 90, 85, 80, 79.9));

        Assert.Equal(("share", "80", ThresholdFacts.Down, null), (crossed.Threshold!.Id, crossed.Threshold.Value, crossed.Threshold.Direction, crossed.Reason));
        Assert.Equal(("79.9", "2020-06-05/2020-06-05", null), (crossed.New!.Value, crossed.Period.ToString(), crossed.Old));
        Assert.NotNull(crossed.New.Cell);
        Assert.Equal(new HeldSide(new DateOnly(2020, 6, 2), 3, new Period(new DateOnly(2020, 6, 4), new DateOnly(2020, 6, 4)), "80.0"), crossed.Threshold.Held);
        Assert.Equal(Severity.Notable, crossed.Severity);
    }

    [Fact]
    public void A_figure_equal_to_the_value_has_reached_it()
    {
        counts.Take(70, 79.9);

        Assert.Equal(["up 80.0 after 2"], counts.Take(70, 79.9, 80).Select(WatchedCounts.Short));
    }

    [Fact]
    public void It_is_told_once_and_the_length_grows_with_every_period_also_where_history_is_not_looked_at_again()
    {
        counts.Take(90);
        Assert.Equal(["down 70.0 after 1"], counts.Take(90, 70).Select(WatchedCounts.Short));
        for (var days = 3; days < 12; days++)
        {
            Assert.Empty(counts.Take([90, .. Enumerable.Repeat(70.0, days - 1)]));
        }

        Assert.Equal(["up 81.0 after 10"], counts.Take([90, .. Enumerable.Repeat(70.0, 10), 81]).Select(WatchedCounts.Short));
    }

    [Fact]
    public void A_figure_that_goes_back_at_once_waits_for_the_next_publication_to_confirm_it()
    {
        counts.Take(90);
        Assert.Equal(["down 79.0 after 1"], counts.Take(90, 79).Select(WatchedCounts.Short));
        Assert.Empty(counts.Take(90, 79, 81));
        Assert.Equal(["up 82.0 after 1"], counts.Take(90, 79, 81, 82).Select(WatchedCounts.Short));
    }

    [Fact]
    public void A_series_that_flickers_about_the_value_is_told_of_once()
    {
        counts.Take(90);
        Assert.Single(counts.Take(90, 79));
        double[] days = [90, 79];
        for (var i = 0; i < 8; i++)
        {
            Assert.Empty(counts.Take(days = [.. days, i % 2 == 0 ? 81 : 79]));
        }
    }

    [Fact]
    public void After_a_publication_that_holds_the_side_the_next_crossing_is_told_at_once()
    {
        counts.Take(90);
        Assert.Single(counts.Take(90, 79));
        Assert.Empty(counts.Take(90, 79, 78));
        Assert.Equal(["up 81.0 after 2"], counts.Take(90, 79, 78, 81).Select(WatchedCounts.Short));
    }

    [Fact]
    public void A_revision_of_the_latest_figure_alone_is_said_to_be_one()
    {
        counts.Take(90, 69.4);

        var crossed = Assert.Single(counts.Take(90, 80.1));

        Assert.Equal("up 80.1 after 1, revision", WatchedCounts.Short(crossed));
        Assert.Equal("69.4", crossed.Old!.Value);
        Assert.Equal("Share, Area, 2 June 2020: 80.1%, at or above 80%, after 1 day below it, by revision alone: it was 69.4%", ThresholdText.Of(crossed, counts.Definition));
    }

    [Fact]
    public void The_figure_of_an_earlier_period_that_is_revised_across_is_told_beside_the_latest()
    {
        counts.Take(90, 85, 70);

        Assert.Equal(["down 79.0, revision"], counts.Take(90, 79, 70).Select(WatchedCounts.Short));
        Assert.Equal(["down 78.5, revision", "up 82.0 after 2"], counts.Take(78.5, 79, 70, 82).Select(WatchedCounts.Short));
    }

    [Fact]
    public void What_is_back_to_what_it_was_within_a_week_is_not_told_again()
    {
        counts.Take(90, 85, 70);
        Assert.Single(counts.Take(90, 79, 70));

        Assert.Empty(counts.Take(90, 85, 70));
    }

    [Fact]
    public void A_period_that_is_left_out_again_takes_the_crossing_back_only_if_the_next_publication_does_too()
    {
        counts.Take(90, 85);
        Assert.Equal(["down 70.0 after 2"], counts.Take(90, 85, 70).Select(WatchedCounts.Short));

        Assert.Empty(counts.Take(90, 85, 70));
        Assert.Equal(["up 88.0 after 1"], counts.Take(90, 85, 70, 88).Select(WatchedCounts.Short));
    }

    [Fact]
    public void A_derived_series_crosses_in_the_commit_of_its_inputs_and_is_said_to_be_derived()
    {
        counts.Take((90, 60), (90, 55));

        var crossed = Assert.Single(counts.Take((90, 60), (90, 55), (90, 49)));

        Assert.Equal(("derived-share", Origin.Derived, "49.0", null), (crossed.Threshold!.Id, crossed.Origin, crossed.New!.Value, crossed.New.Cell));
        Assert.StartsWith("Derived: ", ThresholdText.Of(crossed, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_are_read_again_cross_nothing_and_the_sides_follow_the_new_reading()
    {
        counts.Take(90, 85);
        var (before, rule) = (counts.Vintage, new ThresholdRule(new WatchedCounts(86).Definition));

        var side = Assert.Single(rule.Reread(before), state => state.Threshold == "share");

        Assert.Equal((false, 1, true, false), (side.Reached, side.Periods, side.Settled, side.Pending));
    }
}
