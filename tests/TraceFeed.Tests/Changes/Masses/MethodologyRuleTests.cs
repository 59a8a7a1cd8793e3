using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Masses;

public sealed class MethodologyRuleTests
{
    private const int Areas = 10;

    [Fact]
    public void Figures_that_move_far_together_are_one_change_that_holds_every_revision_and_new_figure()
    {
        var changes = Between(100, days: 11, withdrawn: true, limits: "\"methodologyLeast\": 99");

        var method = Assert.Single(changes, change => change.Kind == ChangeKind.MethodologyChanged);
        var count = Assert.Single(method.Mass!.Counts);
        Assert.Equal((99, 99), (count.Compared, count.Changed));
        Assert.Equal([(ChangeKind.PeriodAdded, 10), (ChangeKind.ValueRevised, 99)], count.Members.Select(pair => (pair.Key, pair.Value)));
        Assert.All(changes.Where(change => change.Kind is ChangeKind.ValueRevised or ChangeKind.PeriodAdded), change => Assert.Equal(method.Id, change.PartOf));
        Assert.Null(Assert.Single(changes, change => change.Kind == ChangeKind.ValueWithdrawn).PartOf);
    }

    // A quarter of a hundred figures.
    [Theory]
    [InlineData(25, true)]
    [InlineData(24, false)]
    public void A_share_of_the_figures_must_move(int moved, bool isMethod) => Assert.Equal(isMethod, IsMethod(Between(moved)));

    // One in twenty of figures between 901 and 1,000: 45 is as much of none of them, 50 is of each.
    [Theory]
    [InlineData(50, true)]
    [InlineData(45, false)]
    [InlineData(-50, true)]
    public void They_must_move_far(int by, bool isMethod) => Assert.Equal(isMethod, IsMethod(Between(100, by)));

    [Theory]
    [InlineData("\"methodologyLeast\": 100", true)]
    [InlineData("\"methodologyLeast\": 101", false)]
    [InlineData("\"methodologyShare\": 0.5", false)]
    [InlineData("\"methodologySize\": 0.2", false)]
    public void A_definition_sets_limits_of_its_own(string limits, bool isMethod) => Assert.Equal(isMethod, IsMethod(Between(30, limits: limits)));

    // The source is published daily: two days later one publication was not seen, and its revisions are among these.
    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Publications_that_are_no_neighbours_tell_of_no_method(int after, bool isMethod) => Assert.Equal(isMethod, IsMethod(Between(100, after: after)));

    // Close to 1,000, each another one.
    private static int Figure(int area, int day) => 1_000 - (10 * area) - day;

    private static bool IsMethod(IReadOnlyList<Change> changes) => changes.Any(change => change.Kind == ChangeKind.MethodologyChanged);

    private static IReadOnlyList<Change> Between(int moved, int by = 103, int days = 10, bool withdrawn = false, string limits = "", int after = 1)
    {
        var counts = new DailyCounts(limits);
        counts.Take(DailyCounts.Of(Areas, 10, (area, day) => Figure(area, day)));
        return counts.Take(DailyCounts.Of(Areas, days, (area, day) => withdrawn && (area, day) == (5, 5) ? null : Figure(area, day) + ((10 * area) + day < moved || day == 10 ? by : 0)), after);
    }
}
