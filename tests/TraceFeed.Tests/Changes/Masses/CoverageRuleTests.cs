using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Masses;

public sealed class CoverageRuleTests
{
    private const int Areas = 60;
    private const int Days = 10;

    [Fact]
    public void Areas_that_are_missing_for_a_day_go_and_come_back_as_one_change_each()
    {
        var counts = new DailyCounts();
        counts.Take(All);
        var gone = counts.Take(Without(areas: 5));
        var back = counts.Take(All);

        var went = Assert.Single(gone, change => change.Kind == ChangeKind.CoverageChanged);
        Assert.Equal(("gone", 5, 50), (went.Reason, went.Mass!.Areas.Count, went.Mass.Counts.Single().Changed));
        Assert.All(gone.Where(change => change.Kind == ChangeKind.SeriesEnded), change => Assert.Equal(went.Id, change.PartOf));
        var came = Assert.Single(back, change => change.Kind == ChangeKind.CoverageChanged);
        Assert.Equal(("back", went.Id, 50), (came.Reason, came.Mass!.Since, came.Mass.Counts.Single().Changed));
        Assert.Equal(went.Mass.Areas, came.Mass.Areas);
        Assert.All(back.Where(change => change.Kind == ChangeKind.SeriesAdded), change => Assert.Equal((came.Id, "resumed"), (change.PartOf, change.Reason)));
        Assert.Empty(counts.Vintage.Gaps);
    }

    [Fact]
    public void Areas_that_come_back_one_by_one_are_told_each_time_and_the_rest_stays_missing()
    {
        var counts = new DailyCounts();
        counts.Take(All);
        var gone = counts.Take(Without(areas: 5)).First();
        var one = counts.Take(Without(areas: 4)).First();
        Assert.Equal(("back", DailyCounts.Code(4), gone.Id), (one.Reason, one.Mass!.Areas.Single().Code, one.Mass.Since));
        Assert.Equal(4, Assert.Single(counts.Vintage.Gaps).Series.Count);

        Assert.Equal(4, counts.Take(All).First().Mass!.Areas.Count);
    }

    [Theory]
    [InlineData(5, "", true)]
    [InlineData(4, "", false)]
    [InlineData(4, "\"coverageLeast\": 4", true)]
    [InlineData(6, "\"coverageShare\": 0.1", true)]
    [InlineData(5, "\"coverageShare\": 0.1", false)]
    public void Enough_areas_of_one_type_must_go_missing_together(int areas, string limits, bool isCoverage) =>
        Assert.Equal(isCoverage, IsCoverage(Without(areas), limits));

    // Of ten days a fifth is two, but two figures are too few to tell by.
    [Theory]
    [InlineData(5, "", true)]
    [InlineData(4, "", false)]
    [InlineData(2, "\"coverageFigures\": 2", true)]
    [InlineData(1, "\"coverageFigures\": 1", false)]
    public void An_area_that_stands_must_lose_a_good_part_of_its_figures(int days, string limits, bool isCoverage) =>
        Assert.Equal(isCoverage, IsCoverage(All.Where(count => count.Area >= 5 || count.Day >= days), limits));

    [Fact]
    public void A_measure_that_is_dropped_for_every_area_takes_no_area_away()
    {
        var counts = new DailyCounts();
        counts.Take(All.Concat(DailyCounts.Of(Areas, Days, (area, day) => (3 * area) + day, "Deaths")));

        Assert.DoesNotContain(counts.Take(All), change => change.Kind == ChangeKind.CoverageChanged);
    }

    [Fact]
    public void Areas_that_are_merged_are_not_missing()
    {
        var counts = new DailyCounts();
        counts.Take(DailyCounts.Of(20, Days, Count));
        var merged = new[] { (20, 0), (21, 3) }.SelectMany(one => DailyCounts.Of(1, Days, (_, day) => Enumerable.Range(one.Item2, 3).Sum(area => Count(area, day))).Select(count => count with { Area = one.Item1 }));
        var changes = counts.Take(DailyCounts.Of(20, Days, (area, day) => area < 6 ? null : Count(area, day)).Concat(merged));

        Assert.DoesNotContain(changes, change => change.Kind == ChangeKind.CoverageChanged);
        Assert.Equal(2, changes.Count(change => change is { Kind: ChangeKind.AreaRecoded, Drift.Aspect: DriftAspect.Merged }));
        Assert.Empty(counts.Vintage.Gaps);
    }

    [Fact]
    public void A_figure_of_another_measure_brings_no_area_back_and_one_under_another_code_does()
    {
        var deaths = DailyCounts.Of(Areas, Days, (area, day) => (3 * area) + (area * day), "Deaths").ToList();
        var counts = new DailyCounts();
        counts.Take(All.Concat(deaths));
        var gone = counts.Take(Without(areas: 5).Concat(deaths)).First();
        counts.Take(Without(areas: 5).Concat(deaths.Where(count => (count.Area, count.Day) != (0, 5))));
        Assert.DoesNotContain(counts.Take(Without(areas: 5).Concat(deaths)), change => change.Kind == ChangeKind.CoverageChanged);

        var coded = All.Concat(deaths).Select(count => count.Area == 0 ? count with { Code = "E09999999" } : count).ToList();
        counts.Take(coded.Where(count => count.Kind != "Cases" || count.Area >= 5));
        var back = Assert.Single(counts.Take(coded.Where(count => count.Kind != "Cases" || count.Area is 0 or >= 4)), change => change.Kind == ChangeKind.CoverageChanged);
        Assert.Equal(("back", gone.Id), (back.Reason, back.Mass!.Since));
    }

    [Fact]
    public void One_code_that_a_file_names_in_two_ways_is_one_area()
    {
        var named = All.Concat(DailyCounts.Of(Areas, Days, (area, day) => area + day, "Deaths").Select(count => count with { Name = $"The area {count.Area}" })).ToList();
        var counts = new DailyCounts();
        counts.Take(named);

        Assert.Equal(5, counts.Take(named.Where(count => count.Area >= 5)).Single(change => change.Kind == ChangeKind.CoverageChanged).Mass!.Areas.Count);
    }

    private static bool IsCoverage(IEnumerable<DailyCounts.Count> now, string limits)
    {
        var counts = new DailyCounts(limits);
        counts.Take(All);
        return counts.Take(now).Any(change => change.Kind == ChangeKind.CoverageChanged);
    }

    private static IEnumerable<DailyCounts.Count> All => DailyCounts.Of(Areas, Days, Count);

    private static IEnumerable<DailyCounts.Count> Without(int areas) => All.Where(count => count.Area >= areas);

    private static int? Count(int area, int day) => (((area * 7_919) + (day * day * 31) + (area * day * 17)) % 97) + 3;
}
