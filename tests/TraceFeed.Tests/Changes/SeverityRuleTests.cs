using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes;

/// <summary>Each sentence of docs/severity.md that is about one change.</summary>
public sealed class SeverityRuleTests
{
    private static readonly SourceDefinition National = DefinitionCatalog.Embedded.Find(Readings.National)!;
    private static readonly SeverityRule Rule = new(National);

    // Twenty revisions of a hundredth of the figure, or a point, each; the largest of two.
    private static readonly EarlierSizes Usual = new(20, 2000, 200);

    [Fact]
    public void A_revision_within_what_is_usual_for_its_series_is_ordinary() => Assert.Equal("ordinary", Of("1000", "1020", Usual));

    [Fact]
    public void A_revision_larger_than_any_before_is_notable() => Assert.Equal("notable", Of("1000", "1021", Usual));

    [Fact]
    public void One_large_revision_does_not_hide_that_another_is_ten_times_the_mean() =>
        Assert.Equal(("ordinary", "notable"), (Of("1000", "1100", new EarlierSizes(20, 2000, 1500)), Of("1000", "1101", new EarlierSizes(20, 2000, 1500))));

    [Fact]
    public void A_revision_more_than_three_times_the_largest_before_is_major() => Assert.Equal(("notable", "major"), (Of("1000", "1060", Usual), Of("1000", "1061", Usual)));

    [Fact]
    public void Nothing_below_a_twentieth_of_the_figure_is_major_however_calm_its_series_was() =>
        Assert.Equal(("notable", "major"), (Of("10000", "10499", Usual with { Largest = 1, Sum = 20 }), Of("10000", "10500", Usual with { Largest = 1, Sum = 20 })));

    [Fact]
    public void Where_too_little_is_known_of_a_series_a_tenth_of_the_figure_is_notable_and_nothing_major()
    {
        Assert.Equal(("ordinary", "notable", "notable"), (Of("1000", "1099", null), Of("1000", "1100", null), Of("1000", "9000", null)));
        Assert.Equal("notable", Of("1000", "9000", Usual with { Count = 9 }));
    }

    [Fact]
    public void Fewer_than_ten_people_and_less_than_half_a_point_are_ordinary()
    {
        Assert.Equal(("ordinary", "notable"), (Of("1", "10", null), Of("1", "11", null)));
        Assert.Equal(("ordinary", "notable"), (Of("62.0", "62.4", Usual with { Largest = 1, Sum = 20 }, "percent"), Of("62.0", "62.5", Usual with { Largest = 1, Sum = 20 }, "percent")));
    }

    [Fact]
    public void Shares_are_weighed_in_points() => Assert.Equal(("ordinary", "notable", "major"), (Of("3.0", "5.0", Usual, "percent"), Of("3.0", "5.1", Usual, "percent"), Of("3.0", "9.1", Usual, "percent")));

    [Fact]
    public void A_sign_that_flips_is_major_however_small_the_figure_and_zero_has_none() =>
        Assert.Equal(("major", "major", "ordinary"), (Of("1", "-1", Usual), Of("-1", "1", null), Of("1", "0", Usual)));

    [Fact]
    public void A_revision_that_crosses_a_declared_threshold_is_major_also_on_the_way_back()
    {
        Assert.Equal(("major", "major", "ordinary"), (Reached("79.9", "80.0"), Reached("80.0", "79.9"), Reached("80.0", "80.1")));
        Assert.Equal("major", Rule.Of(Contacts("80.0", "79.9") with { Reason = Reversals.Back }, null));
    }

    [Fact]
    public void A_threshold_is_of_its_series_only()
    {
        Assert.Equal("ordinary", Rule.Of(Contacts("79.9", "80.0") with { Breakdown = new Dictionary<string, string> { ["handler"] = "local-hpt" } }, null));
        Assert.Equal("ordinary", Rule.Of(Contacts("79.9", "80.0") with { Table = "contacts-household" }, null));
        Assert.Equal("ordinary", Rule.Of(Contacts("79.9", "80.0") with { Measure = "contacts-reached-percent-to-date" }, null));
    }

    [Fact]
    public void A_figure_that_is_back_is_ordinary_and_so_is_what_is_part_of_another_change()
    {
        Assert.Equal("ordinary", Rule.Of(Revised("1000", "9000") with { Reason = Reversals.Back }, null));
        Assert.Equal("ordinary", Rule.Of(Contacts("79.9", "80.0") with { PartOf = "a" }, null));
        Assert.Equal("ordinary", Rule.Of(new Change { Kind = ChangeKind.SeriesEnded, Source = "s", PartOf = "a" }, null));
    }

    [Theory]
    [InlineData(ChangeKind.PublicationAdded, "ordinary")]
    [InlineData(ChangeKind.PublicationUnchanged, "ordinary")]
    [InlineData(ChangeKind.PublicationRejected, "notable")]
    [InlineData(ChangeKind.VocabularyChanged, "notable")]
    [InlineData(ChangeKind.MethodologyChanged, "major")]
    [InlineData(ChangeKind.RoundingChanged, "notable")]
    [InlineData(ChangeKind.SeriesRenamed, "notable")]
    [InlineData(ChangeKind.AreaRecoded, "notable")]
    [InlineData(ChangeKind.DefinitionChanged, "notable")]
    [InlineData(ChangeKind.LayoutChanged, "ordinary")]
    [InlineData(ChangeKind.SeriesAdded, "ordinary")]
    [InlineData(ChangeKind.SeriesEnded, "notable")]
    [InlineData(ChangeKind.PeriodAdded, "ordinary")]
    [InlineData(ChangeKind.ValueWithdrawn, "notable")]
    [InlineData(ChangeKind.ValueRestored, "ordinary")]
    [InlineData(ChangeKind.ValueSuppressed, "notable")]
    [InlineData(ChangeKind.ValueDisclosed, "ordinary")]
    [InlineData(ChangeKind.CheckFailed, "notable")]
    [InlineData(ChangeKind.CheckRestored, "ordinary")]
    public void What_has_no_size_has_the_severity_of_its_kind(string kind, string severity) => Assert.Equal(severity, Rule.Of(new Change { Kind = kind, Source = "s" }, null));

    [Fact]
    public void Areas_that_go_missing_together_are_major_and_notable_when_they_are_back()
    {
        var change = new Change { Kind = ChangeKind.CoverageChanged, Source = "s" };
        Assert.Equal(("major", "notable"), (Rule.Of(change with { Reason = "gone" }, null), Rule.Of(change with { Reason = "back" }, null)));
    }

    [Fact]
    public void A_number_that_gives_way_to_a_symbol_is_notable_and_another_symbol_is_not()
    {
        var (number, symbol) = (new StatedValue("5", null, null), new StatedValue(null, "[x]", null));
        var change = new Change { Kind = ChangeKind.StatusChanged, Source = "s" };
        Assert.Equal(("notable", "ordinary", "ordinary"), (Rule.Of(change with { Old = number, New = symbol }, null), Rule.Of(change with { Old = symbol, New = number }, null), Rule.Of(change with { Old = symbol, New = symbol with { Status = "[c]" } }, null)));
    }

    [Fact]
    public void A_change_of_an_older_log_is_told_by_what_needs_no_history()
    {
        Assert.Equal(("major", "notable", "ordinary"), (Rule.Told(Contacts("79.9", "80.0")), Rule.Told(Revised("1000", "1100")), Rule.Told(Revised("1000", "1099"))));
        Assert.Equal("ordinary", Rule.Told(Contacts("79.9", "80.0") with { Severity = "ordinary" }));
    }

    [Fact]
    public void The_highest_of_several_is_the_one_that_counts() =>
        Assert.Equal(("ordinary", "notable", "major"), (Severity.Highest([]), Severity.Highest(["ordinary", "notable", null]), Severity.Highest(["major", "notable", "ordinary"])));

    private static string Of(string old, string now, EarlierSizes? earlier, string unit = "people") => Rule.Of(Revised(old, now) with { Unit = unit }, earlier);

    private static string Reached(string old, string now) => Rule.Of(Contacts(old, now), null);

    private static Change Revised(string old, string now) => new()
    {
        Kind = ChangeKind.ValueRevised,
        Source = Readings.National,
        Unit = "people",
        Old = new StatedValue(old, null, null),
        New = new StatedValue(now, null, null),
    };

    private static Change Contacts(string old, string now) => Revised(old, now) with
    {
        Table = "contacts",
        Measure = "contacts-reached-percent",
        Unit = "percent",
        Breakdown = new Dictionary<string, string> { ["handler"] = "all" },
    };
}
