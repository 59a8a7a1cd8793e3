using TraceFeed.Changes;
using Row = TraceFeed.Tests.Changes.Derived.DerivedSource.Row;

namespace TraceFeed.Tests.Changes.Derived;

public sealed class DerivedSeriesTests
{
    private static readonly TriedSource Source = DerivedSource.Of();

    private readonly DerivedLog log = new();

    [Fact]
    public void A_series_ends_with_what_it_goes_back_to_and_resumes_with_it()
    {
        log.Take(Source, new Row(1, "10", "5"), new Row(2, "20", "8"));
        Assert.Equal(
            ["series.ended reached-percent inputs", "series.ended reached-running inputs", "series.ended running-percent inputs", "period.added identified-running"],
            Told(log.Take(Source, new Row(1, "10"), new Row(2, "20"), new Row(3, "30"))));
        Assert.Contains("made/running-percent/utla:E06000015/handler=all 2020-05-28/2020-06-10 43.3", log.Figures());

        Assert.Equal(
            ["series.added reached-percent resumed", "series.added reached-running resumed", "series.added running-percent resumed", "period.added reached-running", "period.added running-percent", "period.added reached-percent"],
            Told(log.Take(Source, new Row(1, "10", "5"), new Row(2, "20", "8"), new Row(3, "30", "9"))));
    }

    [Fact]
    public void What_begins_when_an_input_has_ended_is_over_in_the_same_commit()
    {
        var bare = DerivedSource.Of("");
        log.Take(bare, new Row(1, "10", "5"), new Row(2, null, "8"));
        log.Take(bare, new Row(1, "10"));
        Assert.Equal(
            ["series.added reached-percent", "series.added identified-running", "series.added reached-running", "series.added running-percent",
                "period.added reached-percent", "period.added identified-running", "period.added reached-running", "period.added running-percent", "period.added reached-running",
                "series.ended reached-percent inputs", "series.ended reached-running inputs", "series.ended running-percent inputs"],
            Told(log.Take(Source, new Row(1, "10"))));
        Assert.Empty(log.Take(Source, new Row(1, "10")));

        // For a week that is stated late the ended series has a figure still.
        Assert.Equal(
            ["series.added reached-percent resumed", "series.added running-percent resumed", "period.added identified-running", "period.added running-percent", "period.added reached-percent", "series.ended reached-percent inputs", "series.ended running-percent inputs"],
            Told(log.Take(Source, new Row(1, "10"), new Row(2, "20"))));
    }

    [Fact]
    public void An_area_that_goes_on_under_another_code_takes_its_figures_with_it_also_those_of_weeks_that_are_stated_no_more()
    {
        Row[] weeks = [.. Enumerable.Range(1, 6).Select(week => new Row(week, $"{10 * week}", $"{week * week}"))];
        log.Take(Source, weeks);
        var before = log.Figures().ToList();
        var changes = log.Take(Source, [.. weeks[2..].Append(new Row(7, "70", "49")).Select(row => row with { Code = "E06000099" })]);

        Assert.All(changes.Where(change => change.Area!.Code == "E06000015"), change => Assert.Equal((ChangeKind.SeriesEnded, "inputs"), (change.Kind, change.Reason)));
        var moved = before.Select(line => line.Replace("E06000015", "E06000099", StringComparison.Ordinal)).ToHashSet();
        Assert.Superset(moved, log.Figures().ToHashSet());
        Assert.Equal(before.Count + 4, changes.Count(change => change.Kind == ChangeKind.PeriodAdded));
        Assert.Empty(log.Take(Source, [.. weeks[2..].Append(new Row(7, "70", "49")).Select(row => row with { Code = "E06000099" })]));
    }

    [Fact]
    public void A_further_dimension_of_the_inputs_is_one_of_the_result_and_another_row_with_the_same_measure_is_none_of_them()
    {
        log.Take(Source, new Row(1, "10", "5") { Handler = "own", Abroad = "4" }, new Row(1, "20", "5") { Handler = "other", Abroad = "3" });

        Assert.Equal(
            ["made/reached-percent/utla:E06000015/handler=other 2020-05-28/2020-06-03 25.0", "made/reached-percent/utla:E06000015/handler=own 2020-05-28/2020-06-03 50.0"],
            log.Figures("reached-percent"));
        Assert.DoesNotContain(log.Vintage.Derived.Series.Values, state => state.Series.Breakdown.ContainsKey("where"));
    }

    [Fact]
    public void A_row_may_be_named_that_shares_its_measure_with_one_of_fewer_dimensions()
    {
        var abroad = DerivedSource.Of(DerivedSource.Table("""
            "unit": "percent", "breakdown": { "where": "abroad" }, "from": { "share": [{ "of": ["weeks:reached-abroad"], "over": ["weeks:reached"] }] }
            """));
        log.Take(abroad, new Row(1, "10", "5") { Abroad = "4" });

        Assert.Equal(["made/one/utla:E06000015/handler=all/where=abroad 2020-05-28/2020-06-03 80.0"], log.Figures());
    }

    [Fact]
    public void An_area_that_no_lookup_knows_is_one_area_however_a_file_spells_it()
    {
        log.Take(Source, new Row(1, "10", "5") { Code = "", Area = "Atlantis" });
        var changes = log.Take(Source, new Row(1, "10", "5") { Code = "", Area = "ATLANTIS" }, new Row(2, "20", "5") { Code = "", Area = "ATLANTIS" });

        Assert.All(changes, change => Assert.Equal(ChangeKind.PeriodAdded, change.Kind));
        Assert.Equal(["made/reached-percent/utla:~atlantis/handler=all 2020-05-28/2020-06-03 50.0", "made/reached-percent/utla:~atlantis/handler=all 2020-06-04/2020-06-10 25.0"], log.Figures("reached-percent"));
    }

    [Fact]
    public void A_total_of_days_holds_what_is_revised_of_an_early_day_also_where_weeks_stand_in_the_same_table()
    {
        var calls = DerivedSource.Of(DerivedSource.Table("""
            "unit": "people", "periods": "to-date", "from": { "runningTotal": "weeks:calls" }
            """));
        Row[] Days(int first) => [.. Enumerable.Range(0, 16).Select(day => new Row(0, day % 7 == 0 ? "100" : null) { From = DerivedSource.Since.AddDays(day), Calls = $"{(day == 0 ? first : 1)}" })];
        log.Take(calls, Days(5));
        var changes = log.Take(calls, Days(9));

        Assert.Equal(Enumerable.Range(0, 16).Select(day => (ChangeKind.ValueRevised, $"{5 + day}", $"{9 + day}")), changes.Select(change => (change.Kind, change.Old!.Value!, change.New!.Value!)));
    }

    [Fact]
    public void What_is_withheld_makes_what_follows_withheld_and_is_not_told_and_shown_again_brings_it_back()
    {
        log.Take(Source, new Row(1, "10", "5"), new Row(2, "20", "8"));
        var withheld = log.Take(Source, new Row(1, "10", "*"), new Row(2, "20", "8"));
        Assert.Equal(["reached-percent", "reached-running", "reached-running", "running-percent", "running-percent"], withheld.Select(change => change.Measure!).Order(StringComparer.Ordinal));
        Assert.All(withheld, change => Assert.Equal((ChangeKind.ValueSuppressed, null, null, "*"), (change.Kind, change.Old, change.New!.Value, change.New.Status)));
        Assert.All(withheld.SelectMany(change => change.Inputs!), input => Assert.Null(input.Old));

        var shown = log.Take(Source, new Row(1, "10", "6"), new Row(2, "20", "8"));
        Assert.Equal(
            [("reached-percent", "60.0"), ("reached-running", "14"), ("reached-running", "6"), ("running-percent", "46.7"), ("running-percent", "60.0")],
            shown.Select(change => (change.Measure!, change.New!.Value!)).Order());
        Assert.All(shown, change => Assert.Equal((ChangeKind.ValueDisclosed, "*"), (change.Kind, change.Old!.Status)));
    }

    // The total of two weeks less that of the first would be the week that is withheld now.
    [Fact]
    public void A_total_that_is_gone_is_not_told_while_a_week_of_it_is_withheld()
    {
        log.Take(Source, new Row(1, "10"), new Row(2, "20"), new Row(3, "30"), new Row(4, "40"));
        var changes = log.Take(Source, new Row(1, "10"), new Row(2, "*"), new Row(4, "40"));

        Assert.Equal([ChangeKind.ValueSuppressed, ChangeKind.ValueWithdrawn, ChangeKind.ValueWithdrawn], changes.Select(change => change.Kind));
        Assert.All(changes, change => Assert.Null(change.Old));
        Assert.Equal([(ChangeKind.ValueDisclosed, "30"), (ChangeKind.ValueRestored, "60"), (ChangeKind.ValueRestored, "100")], log.Take(Source, new Row(1, "10"), new Row(2, "20"), new Row(3, "30"), new Row(4, "40")).Select(change => (change.Kind, change.New!.Value!)));
    }

    [Fact]
    public void A_total_that_is_gone_is_told_where_nothing_of_it_is_withheld()
    {
        log.Take(Source, new Row(1, "10"), new Row(2, "20"), new Row(3, "30"), new Row(4, "40"));
        var changes = log.Take(Source, new Row(1, "10"), new Row(2, "20"), new Row(4, "40"));

        Assert.Equal([(ChangeKind.ValueWithdrawn, "60"), (ChangeKind.ValueWithdrawn, "100")], changes.Select(change => (change.Kind, change.Old!.Value!)));

        // The week that is left out has no cell any more; the total before it still leads on.
        Assert.Equal([0, 2], changes.Select(change => change.Inputs!.Count));
        Assert.Equal(("40", null), (changes[1].Inputs![0].Value, changes[1].Inputs![1].Value));
        Assert.Equal((true, false), (changes[1].Inputs![0].Cell is not null, changes[1].Inputs![1].Cell is not null));
    }

    private static IEnumerable<string> Told(IEnumerable<Change> changes) => changes.Select(change => $"{change.Kind} {change.Measure} {change.Reason}".TrimEnd());
}
