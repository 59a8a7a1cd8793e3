using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Masses;

public sealed class RoundingRuleTests
{
    private const int Areas = 10;
    private const int Days = 10;

    [Fact]
    public void Figures_rounded_to_five_that_are_published_exactly_are_one_change_with_its_counts_and_bases()
    {
        var changes = Between(ToFive, Exact);

        var rounding = Assert.Single(changes, change => change.Kind == ChangeKind.RoundingChanged);
        var revised = changes.Count(change => change.Kind == ChangeKind.ValueRevised);
        var count = Assert.Single(rounding.Mass!.Counts);
        Assert.Equal(("counts", "cases", 100, revised, "5", "1"), (count.Table, count.Measure, count.Compared, count.Changed, count.OldBase, count.NewBase));
        Assert.Equal(revised, count.Members[ChangeKind.ValueRevised]);
        Assert.All(changes.Where(change => change.Kind == ChangeKind.ValueRevised), change => Assert.Equal(rounding.Id, change.PartOf));
    }

    [Fact]
    public void Exact_figures_that_are_rounded_to_ten_are_one_change_as_well()
    {
        var rounding = Assert.Single(Between(Exact, (area, day) => (Exact(area, day) + 5) / 10 * 10), change => change.Kind == ChangeKind.RoundingChanged);

        Assert.Equal(("1", "10"), (rounding.Mass!.Counts[0].OldBase, rounding.Mass.Counts[0].NewBase));
    }

    [Fact]
    public void A_revision_that_rounding_does_not_explain_stands_for_itself()
    {
        var changes = Between(ToFive, (area, day) => (area, day) == (3, 3) ? Exact(3, 3) + 60 : Exact(area, day));

        var large = Assert.Single(changes, change => change.Kind == ChangeKind.ValueRevised && change.PartOf is null);
        Assert.Equal((DailyCounts.Code(3), 60), (large.Area!.Code, (int)Math.Round(large.Absolute!.Value / 5) * 5));
        Assert.Equal(changes.Count(change => change.Kind == ChangeKind.ValueRevised), changes.Single(change => change.Mass is not null).Mass!.Counts[0].Changed);
    }

    // At most half a base, so that 5 and 3 are one figure rounded and exact, and 5 and 8 are two.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Half_a_base_is_the_most_that_rounding_explains(int difference, bool isPart)
    {
        var changes = Between(ToFive, (area, day) => (area, day) == (0, 0) ? ToFive(0, 0) + difference : Exact(area, day));

        Assert.Equal(isPart, changes.Single(change => change.Kind == ChangeKind.ValueRevised && change.Area!.Code == DailyCounts.Code(0) && change.Period!.Value.End == DailyCounts.FirstDay).PartOf is not null);
    }

    [Fact]
    public void Figures_that_are_cut_off_at_a_base_are_told_to_be_cut_and_those_that_lie_above_are_revisions()
    {
        var changes = Between(Exact, (area, day) => (area, day) == (3, 3) ? (Exact(3, 3) / 10 * 10) + 10 : Exact(area, day) / 10 * 10);

        var count = Assert.Single(Assert.Single(changes, change => change.Kind == ChangeKind.RoundingChanged).Mass!.Counts);
        Assert.Equal(("1", "10", true), (count.OldBase, count.NewBase, count.Cut));
        Assert.Equal(DailyCounts.Code(3), Assert.Single(changes, change => change.Kind == ChangeKind.ValueRevised && change.PartOf is null).Area!.Code);
        Assert.Null(Assert.Single(Between(ToFive, Exact), change => change.Kind == ChangeKind.RoundingChanged).Mass!.Counts[0].Cut);
    }

    // One in a hundred that is no multiple of five is an exception; two are no rounding.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Nearly_all_figures_of_the_rounded_side_are_multiples_of_the_base(int exceptions, bool isRounding) =>
        Assert.Equal(isRounding, Between((area, day) => (10 * area) + day < exceptions ? 1_001 : ToFive(area, day), Exact).Any(change => change.Kind == ChangeKind.RoundingChanged));

    // Of 100 figures at least 20 are no multiples of five afterwards.
    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void Many_figures_of_the_other_side_are_no_multiples_of_the_base(int others, bool isRounding) =>
        Assert.Equal(isRounding, Between(ToFive, (area, day) => ToFive(area, day) + ((10 * area) + day < others ? 1 : 0), "\"roundingLeast\": 5").Any(change => change.Kind == ChangeKind.RoundingChanged));

    [Theory]
    [InlineData(20, true)]
    [InlineData(19, false)]
    public void Few_figures_that_differ_are_no_change_of_rounding(int others, bool isRounding) =>
        Assert.Equal(isRounding, Between(ToFive, (area, day) => ToFive(area, day) + ((10 * area) + day < others ? 1 : 0), "\"unroundedShare\": 0.1").Any(change => change.Kind == ChangeKind.RoundingChanged));

    [Fact]
    public void Small_counts_rounded_to_five_are_a_change_of_rounding_and_none_of_method()
    {
        static int Small(int area, int day) => ((area * 7_919) + (day * day * 31) + (area * day * 17)) % 12;
        var changes = Between(Small, (area, day) => (Small(area, day) + 2) / 5 * 5);

        Assert.Equal([ChangeKind.RoundingChanged], changes.Where(change => change.Mass is not null).Select(change => change.Kind));
    }

    [Fact]
    public void Zeros_say_nothing_of_rounding() =>
        Assert.DoesNotContain(Between((_, _) => 0, Exact), change => change.Kind == ChangeKind.RoundingChanged);

    private static IReadOnlyList<Change> Between(Func<int, int, int> before, Func<int, int, int> after, string limits = "")
    {
        var counts = new DailyCounts(limits);
        counts.Take(DailyCounts.Of(Areas, Days, (area, day) => before(area, day)));
        return counts.Take(DailyCounts.Of(Areas, Days, (area, day) => after(area, day)));
    }

    // No two neighbours alike, and every last digit.
    private static int Exact(int area, int day) => 1_000 + (37 * area) + (13 * day);

    private static int ToFive(int area, int day) => (Exact(area, day) + 2) / 5 * 5;
}
