using TraceFeed.Changes;
using Row = TraceFeed.Tests.Changes.Derived.DerivedSource.Row;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>Formulas of a definition that change, and files that are read otherwise: the publisher revised nothing.</summary>
public sealed class DerivedFormulaTests
{
    private const string Reached = """ "unit": "percent", "from": { "share": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }] } """;
    private const string Tested = """ "unit": "percent", "from": { "share": [{ "of": ["weeks:tested"], "over": ["weeks:identified"] }] } """;

    private static readonly Row[] Weeks = [new(1, "10", "5", "4"), new(2, "20", "8", "*"), new(3, "30", "9", null), new(4, "40", null, "20"), new(5, "50", "5", "5")];

    private readonly DerivedLog log = new();

    [Fact]
    public void Another_formula_makes_other_figures_of_the_same_counts_and_none_of_them_is_revised_or_withdrawn()
    {
        log.Take(Of(Reached), Weeks);
        Assert.Equal(
            [("value.reinterpreted", "50.0", "40.0"), ("value.reinterpreted", null, "*"), ("value.reinterpreted", "30.0", null), ("period.added", null, "50.0")],
            Told(log.Take(Of(Tested), Weeks)));
        Assert.Equal(["*", "10.0", "40.0", "50.0"], log.Figures().Select(line => line[(line.LastIndexOf(' ') + 1)..]).Order(StringComparer.Ordinal));
        Assert.Empty(log.Take(Of(Tested), Weeks));

        // What is gone was never computed, as figures are computed now.
        Assert.Equal(
            [("value.reinterpreted", "40.0", "50.0"), ("value.reinterpreted", "*", "40.0"), ("period.added", null, "30.0"), ("value.reinterpreted", "50.0", null)],
            Told(log.Take(Of(Reached), Weeks)));
    }

    [Fact]
    public void A_formula_that_names_the_same_rows_is_another_one_where_these_rows_measure_something_else()
    {
        log.Take(Of(Reached), Weeks);
        Assert.Equal([("value.reinterpreted", "50.0", "40.0")], Told(log.Take(With(Reached, ("\"id\": \"reached\"", "\"id\": \"seen\""), ("\"id\": \"tested\"", "\"id\": \"reached\"")), Weeks)).Take(1));
    }

    [Fact]
    public void Totals_that_begin_on_another_day_are_others()
    {
        const string Total = """ "unit": "people", "periods": "to-date", "from": { "runningTotal": "weeks:identified" } """;
        log.Take(Of(Total), Weeks[..3]);
        var changes = Told(log.Take(With(Total, ("2020-05-28", "2020-06-04")), Weeks[..3])).ToList();

        Assert.Equal([("period.added", null, "20"), ("period.added", null, "50"), ("value.reinterpreted", "10", null), ("value.reinterpreted", "30", null), ("value.reinterpreted", "60", null)], changes.OrderBy(one => one.Kind, StringComparer.Ordinal));
        Assert.Equal(["made/one/utla:E06000015/handler=all 2020-06-04/2020-06-10 20", "made/one/utla:E06000015/handler=all 2020-06-04/2020-06-17 50"], log.Figures());
    }

    [Fact]
    public void Other_words_for_the_same_formula_change_nothing_and_are_those_of_today()
    {
        log.Take(Of(Reached), Weeks);
        var version = log.Vintage.Derived.Version;
        var changes = log.Take(With(Reached, ("\"label\": \"One\"", "\"label\": \"Two\""), ("\"method\": \"m\"", "\"method\": \"n\"")), [.. Weeks, new Row(6, "10", "1")]);

        Assert.Equal((ChangeKind.PeriodAdded, "Two"), (Assert.Single(changes).Kind, changes[0].Label));
        Assert.Equal((version, "Two"), (log.Vintage.Derived.Version, Assert.Single(log.Vintage.Derived.Series.Values).Series.Label));
    }

    [Fact]
    public void A_row_that_is_declared_no_more_ends_with_its_figures_kept_and_resumes_when_it_is_declared_again()
    {
        var other = DerivedSource.Of(DerivedSource.Table(Tested).Replace("one", "two", StringComparison.Ordinal));
        log.Take(Of(Reached), Weeks);
        var changes = log.Take(other, Weeks);

        var ended = Assert.Single(changes, change => change.Kind == ChangeKind.SeriesEnded);
        Assert.Equal(("one", "reinterpreted"), (ended.Measure, ended.Reason));
        Assert.Equal(4, log.Figures("one").Count());
        Assert.Equal(["two"], changes.Where(change => change.Kind == ChangeKind.PeriodAdded).Select(change => change.Measure!).Distinct());
        Assert.Equal(["series.ended two reinterpreted", "series.added one resumed"], log.Take(Of(Reached), Weeks).Select(change => $"{change.Kind} {change.Measure} {change.Reason}"));
    }

    [Fact]
    public void Figures_that_other_formulas_left_when_none_was_declared_are_reinterpreted_too()
    {
        log.Take(Of(Reached), Weeks[..1]);
        Assert.Equal([ChangeKind.SeriesEnded], log.Take(DerivedSource.Of(""), Weeks[..1]).Select(change => change.Kind));
        Assert.Empty(log.Take(DerivedSource.Of(""), Weeks[..2]));

        Assert.Equal([("series.added", null, null), ("value.reinterpreted", "50.0", "40.0"), ("period.added", null, "*")], Told(log.Take(Of(Tested), Weeks[..2])));
    }

    [Fact]
    public void A_total_that_a_file_is_read_to_state_no_more_takes_its_week_and_the_next_with_it()
    {
        var source = DerivedSource.Of();
        log.Take(source, new Row(1, Cases: "10"), new Row(2, Cases: "30"), new Row(3, Cases: "60"));
        Assert.Equal([("value.reinterpreted", "20", null), ("value.reinterpreted", "30", null)], Told(log.Reread(source, new Row(1, Cases: "10"), new Row(3, Cases: "60"))));
        Assert.Equal(["made/cases-week/utla:E06000015 2020-05-28/2020-06-03 10"], log.Figures());
    }

    [Fact]
    public void A_count_that_is_read_otherwise_makes_other_figures_which_name_its_cell()
    {
        log.Take(Of(Reached), new Row(1, "10", "5"), new Row(2, "20", "5"));
        var change = Assert.Single(log.Reread(Of(Reached), new Row(1, "10", "5"), new Row(2, "25", "5")));

        Assert.Equal((ChangeKind.ValueReinterpreted, "25.0", "20.0"), (change.Kind, change.Old!.Value, change.New!.Value));
        Assert.Equal([("5", null), ("25", "20")], change.Inputs!.Select(input => (input.Value!, input.Old)));
        Assert.All(change.Inputs!, input => Assert.NotNull(input.Cell));
    }

    private static TriedSource Of(string row) => DerivedSource.Of(DerivedSource.Table(row));

    private static TriedSource With(string row, params (string Right, string Wrong)[] words)
    {
        var json = DerivedSource.Json(DerivedSource.Table(row));
        foreach (var (right, wrong) in words)
        {
            Assert.Contains(right, json, StringComparison.Ordinal);
            json = json.Replace(right, wrong, StringComparison.Ordinal);
        }

        return TriedSource.Of(json);
    }

    private static IEnumerable<(string Kind, string? Old, string? New)> Told(IEnumerable<Change> changes) => changes.Select(change => (change.Kind, change.Old?.Value ?? change.Old?.Status, change.New?.Value ?? change.New?.Status));
}
