using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

public sealed class ReversalTests
{
    [Fact]
    public void A_total_that_goes_to_and_fro_is_twice_in_the_log_and_the_second_time_it_is_back() =>
        Assert.Equal([("291", "290", null), ("290", "291", "back")], Revisions([(291, 1), (290, 1), (291, 1)]).Select(one => (one.Old!.Value!, one.New!.Value!, one.Reason)));

    // Back on the seventh day after the day that changed it, and news on the eighth.
    [Theory]
    [InlineData(7, "back")]
    [InlineData(8, null)]
    public void Within_a_week_it_is_back_and_later_it_is_another_revision(int days, string? reason) =>
        Assert.Equal(reason, Revisions([(291, 1), (290, 1), (291, days)])[1].Reason);

    [Fact]
    public void It_is_back_to_whatever_it_was_within_the_week_and_not_only_to_the_figure_before() =>
        Assert.Equal([null, "back", null, null, "back", "back"], Revisions([(291, 1), (290, 1), (291, 1), (292, 1), (293, 1), (292, 1), (291, 1)]).Select(one => one.Reason));

    [Fact]
    public void A_figure_is_back_under_another_name_of_its_series()
    {
        var counts = new DailyCounts();
        int Figure(int day) => 100 + day;
        IEnumerable<DailyCounts.Count> All(string kind, int first) => DailyCounts.Of(1, 12, (_, day) => day == 0 ? first : Figure(day), kind);
        counts.Take(All("Cases", 291));
        counts.Take(All("Cases", 290));
        counts.Take(All("Infections", 290));

        Assert.Equal("back", Assert.Single(counts.Take(All("Infections", 291))).Reason);
    }

    [Fact]
    public void A_name_that_is_used_again_belongs_to_another_series()
    {
        static IEnumerable<DailyCounts.Count> All(string kind, Func<int, int> figure) => DailyCounts.Of(1, 10, (_, day) => figure(day), kind);
        var counts = new DailyCounts();
        counts.Take(All("Cases", day => 100 + day));
        counts.Take(All("Infections", day => 100 + day));
        var anew = counts.Take(All("Infections", day => 100 + day).Concat(All("Cases", day => 1_000 + day)));
        Assert.Null(Assert.Single(anew, change => change.Kind == ChangeKind.SeriesAdded).Reason);

        counts.Take(All("Infections", day => 100 + day).Concat(All("Cases", day => day == 3 ? 555 : 1_000 + day)));
        var changes = counts.Take(All("Infections", day => day == 3 ? 1_003 : 100 + day).Concat(All("Cases", day => 1_000 + day)));
        Assert.Equal([("cases", "back"), ("infections", null)], changes.Select(change => (change.Measure!, change.Reason)).Order());
    }

    [Fact]
    public void What_one_change_of_rounding_tells_is_not_remembered_one_by_one()
    {
        var counts = new DailyCounts();
        counts.Take(DailyCounts.Of(10, 10, (area, day) => 100 + (5 * area) + (15 * day)));
        counts.Take(DailyCounts.Of(10, 10, (area, day) => 101 + (5 * area) + (15 * day)));

        Assert.Empty(counts.Vintage.Recent);
    }

    [Fact]
    public void Over_any_history_a_revision_is_back_when_it_is_one_of_the_figures_of_the_week_before() => Check.One(SlowHistories.Config(100), Prop.ForAll(Histories, history =>
    {
        var (stated, published, day) = (new List<(int Figure, int Until)>(), 0, 0);
        var expected = new List<string?>();
        foreach (var (figure, days) in history)
        {
            day += days;
            if (stated.Count > 0 && stated[^1].Figure != figure)
            {
                stated[^1] = (stated[^1].Figure, day);
                expected.Add(stated.Any(one => one.Figure == figure && day - one.Until <= 7 && one.Until <= day && one != stated[^1]) ? "back" : null);
            }

            if (stated.Count == 0 || stated[^1].Figure != figure)
            {
                stated.Add((figure, int.MaxValue));
            }

            published++;
        }

        Assert.Equal(expected, Revisions(history).Select(one => one.Reason));
    }));

    private static Arbitrary<(int Figure, int Days)[]> Histories => Gen.Choose(290, 293).Zip(Gen.Choose(1, 5)).ArrayOf().Where(history => history.Length is > 2 and < 15).ToArbitrary();

    private static List<Change> Revisions(IEnumerable<(int Figure, int Days)> history)
    {
        var counts = new DailyCounts();
        return [.. history.ToList().SelectMany(one => counts.Take(DailyCounts.Of(1, 1, (_, _) => one.Figure), one.Days)).Where(change => change.Kind == ChangeKind.ValueRevised)];
    }
}
