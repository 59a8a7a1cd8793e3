using TraceFeed.Changes;
using Count = TraceFeed.Tests.Changes.DailyCounts.Count;

namespace TraceFeed.Tests.Changes.Drifts;

public sealed class SeriesMatchesTests
{
    private const int Areas = 3;
    private const int Days = 8;

    [Fact]
    public void A_measure_under_another_name_is_renamed_area_by_area_and_states_no_figure_anew()
    {
        var changes = Between(Cases(), Cases("Infections"));

        Assert.Equal(
            Enumerable.Range(0, Areas).Select(area => ($"counts/cases/utla:{DailyCounts.Code(area)}", (string?)$"counts/infections/utla:{DailyCounts.Code(area)}")),
            changes.Select(change => { Assert.Equal(ChangeKind.SeriesRenamed, change.Kind); return (change.Drift!.From.Single().Series!, change.Series); }));
    }

    [Fact]
    public void A_figure_that_is_revised_on_the_day_is_told_as_a_revision_of_the_series_that_goes_on_with_both_cells()
    {
        var changes = Between(Cases(), Cases("Infections").Select(count => (count.Area, count.Day) == (1, 2) ? count with { Text = "999" } : count));

        var revised = Assert.Single(changes, change => change.Kind != ChangeKind.SeriesRenamed);
        Assert.Equal((ChangeKind.ValueRevised, "infections", "112", "999"), (revised.Kind, revised.Measure, revised.Old!.Value, revised.New!.Value));
        Assert.NotEqual(revised.Old.Cell!.Sha256, revised.New.Cell!.Sha256);
        Assert.Equal("E12", revised.Old.Cell.Ref);
    }

    [Fact]
    public void A_later_revision_finds_the_cell_in_which_the_figure_stood_under_its_former_name()
    {
        var counts = new DailyCounts();
        counts.Take(Cases());
        var first = counts.Read(Cases()).Sha256;
        counts.Take(Cases("Infections").Where(count => count.Day > 0));
        var revised = Assert.Single(counts.Take(Cases("Infections").Select(count => (count.Area, count.Day) == (1, 0) ? count with { Text = "999" } : count)));

        Assert.Equal(("110", "E10", first), (revised.Old!.Value, revised.Old.Cell!.Ref, revised.Old.Cell.Sha256));
    }

    [Fact]
    public void A_series_that_is_renamed_back_is_the_same_series_again()
    {
        var counts = new DailyCounts();
        counts.Take(Cases());
        counts.Take(Cases("Infections"));
        var back = counts.Take(Cases());

        Assert.Equal(Areas, back.Count);
        Assert.All(back, change => Assert.Equal((ChangeKind.SeriesRenamed, "cases"), (change.Kind, change.Measure)));
        Assert.All(counts.Vintage.Series.Values.Where(state => state.Ended is null), state => Assert.Equal(2, state.Former!.Count));
    }

    [Fact]
    public void What_may_go_on_as_either_of_two_stays_apart_and_says_so()
    {
        var changes = Between(Cases(), Cases("Infections").Concat(Cases("Deaths")));

        var ended = changes.Where(change => change.Kind == ChangeKind.SeriesEnded).ToList();
        Assert.Equal(Areas, ended.Count);
        Assert.All(ended, change =>
        {
            Assert.Equal("ambiguous", change.Reason);
            Assert.Equal([$"counts/deaths/utla:{change.Area!.Code}", $"counts/infections/utla:{change.Area.Code}"], change.Drift!.To.Select(end => end.Series));
        });
        Assert.Equal(2 * Areas * Days, changes.Count(change => change.Kind == ChangeKind.PeriodAdded));
        Assert.DoesNotContain(changes, change => change.Kind == ChangeKind.SeriesRenamed);
    }

    [Fact]
    public void What_may_go_on_elsewhere_ends_without_a_figure()
    {
        static IEnumerable<Count> Now(string kind) => Cases(kind).Select(count => count.Day == Days - 1 ? count with { Text = "*" } : count);
        var ambiguous = Between(Cases(), Now("Infections").Concat(Now("Deaths"))).Where(change => change.Kind == ChangeKind.SeriesEnded).ToList();

        Assert.Equal(Areas, ambiguous.Count);
        Assert.All(ambiguous, change => Assert.Null(change.Old));
    }

    [Fact]
    public void Two_that_may_go_on_as_one_stay_apart_as_well() =>
        Assert.Equal(2 * Areas, Between(Cases().Concat(Cases("Deaths")), Cases("Infections")).Count(change => change is { Kind: ChangeKind.SeriesEnded, Reason: "ambiguous" }));

    // Nine of ten figures, of which there are 24.
    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Nearly_all_figures_must_be_equal(int others, bool isRenamed) =>
        Assert.Equal(isRenamed, IsRenamed(Cases("Infections").Select((count, i) => i < others ? count with { Text = "7" } : count)));

    // Cases and Infections have no word in common, so that a short history is not enough.
    [Theory]
    [InlineData(5, true)]
    [InlineData(4, false)]
    public void A_short_history_is_not_enough_where_the_words_are_others(int figures, bool isRenamed) =>
        Assert.Equal(isRenamed, IsRenamed(Cases("Infections").Where(count => count.Area == 0 && count.Day < figures).Concat([new Count("Infections", 0, 20, "3")])));

    [Fact]
    public void A_short_history_is_enough_where_most_words_are_the_same()
    {
        var changes = Between([new Count("Deaths in hospital", 0, 0, "17"), new Count("Cases", 0, 0, "3")], [new Count("Deaths at home", 0, 0, "17"), new Count("Cases", 0, 0, "3")]);
        Assert.DoesNotContain(changes, change => change.Kind == ChangeKind.SeriesRenamed);

        changes = Between([new Count("Deaths in hospital", 0, 0, "17"), new Count("Cases", 0, 0, "3")], [new Count("Deaths in the hospital", 0, 0, "17"), new Count("Cases", 0, 0, "3")]);
        Assert.Equal("~deaths-in-the-hospital-count", Assert.Single(changes, change => change.Kind == ChangeKind.SeriesRenamed).Measure);
    }

    [Fact]
    public void The_same_few_zeros_are_no_history() =>
        Assert.DoesNotContain(Between(DailyCounts.Of(Areas, Days, (_, _) => 0), DailyCounts.Of(Areas, Days, (_, _) => 0, "Infections")), change => change.Kind == ChangeKind.SeriesRenamed);

    [Fact]
    public void An_area_under_another_code_goes_on_with_all_its_series()
    {
        var all = Cases().Concat(DailyCounts.Of(Areas, Days, (area, day) => (7 * area) + (3 * day), "Deaths")).ToList();
        var changes = Between(all, all.Select(count => count.Area == 1 ? count with { Code = "E06000058", Name = "New borough" } : count));

        var recoded = Assert.Single(changes, change => change.Kind == ChangeKind.AreaRecoded);
        Assert.Equal((DriftAspect.Code, DailyCounts.Code(1), "E06000058", 2), (recoded.Drift!.Aspect, recoded.Drift.From.Single().Area!.Code, recoded.Drift.To.Single().Area!.Code, recoded.Drift.Concerns));
        Assert.Equal(2, changes.Count(change => change.Kind == ChangeKind.SeriesRenamed && change.PartOf == recoded.Id));
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void An_area_that_keeps_its_name_under_another_code_is_the_same_though_much_of_it_is_revised()
    {
        var changes = Between(Cases(), Cases().Select(count => count.Area == 1 ? count with { Code = "E06000058", Text = count.Day < 4 ? "5" : count.Text } : count));

        Assert.Equal(4, changes.Count(change => change.Kind == ChangeKind.ValueRevised && change.Area!.Code == "E06000058"));
        Assert.Single(changes, change => change.Kind == ChangeKind.AreaRecoded);
    }

    [Fact]
    public void Thousands_of_areas_under_other_codes_are_matched_without_comparing_each_with_each()
    {
        const int Many = 1_500;
        var before = DailyCounts.Of(Many, 6, (area, day) => 100 + (area * 7 % 997) + (day * (1 + (area % 13)))).ToList();
        var changes = Between(before, before.Select(count => count with { Code = FormattableString.Invariant($"E05{count.Area:D6}"), Name = FormattableString.Invariant($"Ward {count.Area}"), Text = (count.Area, count.Day) == (5, 2) ? "9" : count.Text }));

        var recoded = changes.Where(change => change.Kind == ChangeKind.AreaRecoded).ToList();
        Assert.All(recoded, change => Assert.Equal(change.Drift!.From.Single().Area!.Code![3..], change.Drift.To.Single().Area!.Code![3..]));
        Assert.True(recoded.Count > 2 * Many / 3, $"{recoded.Count} areas are recoded; the rest have equal histories.");
    }

    [Fact]
    public void Areas_that_are_merged_and_split_are_known_by_their_sums()
    {
        var apart = Cases().ToList();
        List<Count> merged = [.. apart.Where(count => count.Area == 0), .. Enumerable.Range(0, Days).Select(day => new Count("Cases", 9, day, FormattableString.Invariant($"{Figure(1, day) + Figure(2, day)}")))];
        var merger = Assert.Single(Between(apart, merged), change => change.Kind == ChangeKind.AreaRecoded);
        var split = Between(merged, apart);

        Assert.Equal((DriftAspect.Merged, 2, 1), (merger.Drift!.Aspect, merger.Drift.From.Count, merger.Drift.To.Count));
        var parted = Assert.Single(split, change => change.Kind == ChangeKind.AreaRecoded);
        Assert.Equal((DriftAspect.Split, "Area 9", "Area 1, Area 2"), (parted.Drift!.Aspect, parted.Drift.From.Single().Text, string.Join(", ", parted.Drift.To.Select(end => end.Text))));
        Assert.Equal([(ChangeKind.SeriesAdded, "split"), (ChangeKind.SeriesAdded, "split"), (ChangeKind.SeriesEnded, "split")], split.Where(change => change.PartOf == parted.Id).Select(change => (change.Kind, change.Reason!)).Order());
    }

    [Fact]
    public void A_measure_that_is_split_is_known_by_its_parts()
    {
        var parts = DailyCounts.Of(Areas, Days, (area, day) => 10 + area + (2 * day), "Deaths in hospital").Concat(DailyCounts.Of(Areas, Days, (area, day) => 3 + (3 * area) + day, "Deaths at home"));
        var split = Assert.Single(Between(DailyCounts.Of(Areas, Days, (area, day) => 13 + (4 * area) + (3 * day), "Deaths"), parts), change => change.Kind == ChangeKind.SeriesRenamed);

        Assert.Equal((DriftAspect.Split, "Deaths", Areas), (split.Drift!.Aspect, split.Drift.From.Single().Text, split.Drift.Concerns));
        Assert.Equal(["Deaths at home", "Deaths in hospital"], split.Drift.To.Select(end => end.Text));
    }

    [Fact]
    public void Each_area_that_is_recoded_in_two_tiers_has_an_id_of_its_own()
    {
        var source = TriedSource.Embedded("england-cases");
        const string Header = "Area name,Area code,Area type,Specimen date,Daily lab-confirmed cases,Cumulative lab-confirmed cases\n";
        static string Rows(string name, string code) => string.Concat(from tier in new[] { "ltla", "utla" } from day in Enumerable.Range(1, 9) select FormattableString.Invariant($"{name},{code},{tier},2020-08-0{day},{day * 7},{day * 50}\n"));
        TraceFeed.Observations.Reading Read(string name, string code) => source.Read("cases.csv", System.Text.Encoding.UTF8.GetBytes(Header + Rows(name, code)), new DateOnly(2020, 8, 10));

        foreach (var now in new[] { Read("Borough of Hartlepool", "E06000001"), Read("Hartlepool", "E06999901") })
        {
            var changes = Diffs.Between("england-cases", Read("Hartlepool", "E06000001"), now);
            Assert.Equal(2, changes.Count(change => change.Kind == ChangeKind.AreaRecoded));
            Assert.Equal(changes.Count, changes.Select(change => change.Id).Distinct().Count());
        }
    }

    private static bool IsRenamed(IEnumerable<Count> now) => Between(Cases(), now).Any(change => change.Kind == ChangeKind.SeriesRenamed);

    private static IReadOnlyList<Change> Between(IEnumerable<Count> before, IEnumerable<Count> now)
    {
        var counts = new DailyCounts();
        counts.Take(before);
        return counts.Take(now);
    }

    private static IEnumerable<Count> Cases(string kind = "Cases") => DailyCounts.Of(Areas, Days, (area, day) => Figure(area, day), kind);

    private static int Figure(int area, int day) => 100 + (10 * area) + day;
}
