using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Tests.Changes.Derived;
using Row = TraceFeed.Tests.Changes.Derived.DerivedSource.Row;

namespace TraceFeed.Tests.Changes.Thresholds;

/// <summary>A count and the share that is derived from it, both with a threshold of 50: figures that go, come back, are withheld or computed otherwise.</summary>
public sealed class ThresholdHistoryTests
{
    private readonly DerivedLog log = new();
    private readonly TriedSource source = Watched("weeks:identified");

    [Fact]
    public void A_figure_that_is_withheld_is_told_by_no_crossing_that_follows()
    {
        Take(W(1, "40"), W(2, "41"));
        Take(W(1, "40"), W(2, "42"));

        var crossed = Take(W(1, "40"), W(2, "*"), W(3, "77"));

        Assert.Equal(["share up 77.0 after 2", "count up 77 after 2"], crossed.Select(Short));
        Assert.All(crossed, change => Assert.Null(change.Threshold!.Held!.Value));
    }

    [Fact]
    public void Nor_is_it_by_one_of_a_later_publication()
    {
        Take(W(1, "40"), W(2, "41"));
        Take(W(1, "40"), W(2, "*"));

        Assert.All(Take(W(1, "40"), W(2, "*"), W(3, "77")), change => Assert.Null(change.Threshold!.Held!.Value));
    }

    [Fact]
    public void Neither_withholding_the_latest_figure_nor_showing_it_again_crosses_anything()
    {
        Take(W(1, "60"), W(2, "70"));
        Assert.Equal(2, Take(W(1, "60"), W(2, "70"), W(3, "40")).Count);
        Take(W(1, "60"), W(2, "70"), W(3, "41"));

        Assert.Empty(Take(W(1, "60"), W(2, "70"), W(3, "*")));
        Assert.Empty(Take(W(1, "60"), W(2, "71"), W(3, "*")));
        Assert.Empty(Take(W(1, "60"), W(2, "71"), W(3, "41")));
    }

    [Fact]
    public void Where_the_latest_figure_is_withdrawn_the_one_before_crosses_by_revision_alone()
    {
        Take(W(1, "60"), W(2, "70"), Other(1), Other(2));
        Take(W(1, "60"), W(2, "70"), W(3, "40"), Other(1), Other(2), Other(3));
        Take(W(1, "60"), W(2, "70"), W(3, "41"), Other(1), Other(2), Other(3));

        var crossed = Take(W(1, "60"), W(2, "70"), Other(1), Other(2), Other(3));

        Assert.Equal(["share up 70.0 after 1, revision", "count up 70 after 1, revision"], crossed.Select(Short));
    }

    [Fact]
    public void A_derived_figure_is_confirmed_like_a_published_one_by_a_publication_that_states_its_counts_again()
    {
        Take(W(1, "60"), W(2, "60"));
        Assert.Equal(2, Take(W(1, "60"), W(2, "40")).Count);
        Assert.Empty(Take(W(1, "60"), W(2, "55")));

        Assert.Equal(["share up 55.0 after 1, revision", "count up 55 after 1, revision"], Take(W(1, "61"), W(2, "55")).Select(Short));
    }

    [Fact]
    public void A_side_has_held_only_since_the_last_period_that_was_revised_to_the_other()
    {
        Take(W(1, "60"));
        for (var weeks = 2; weeks < 9; weeks++)
        {
            Take(Low(weeks));
        }

        Assert.Equal(["share up 60.0, revision", "count up 60, revision"], Take([.. Low(8).Select(row => row.Week == 4 ? W(4, "60") : row)]).Select(Short));
        var crossed = Take([.. Low(8).Select(row => row.Week == 4 ? W(4, "60") : row), W(9, "70")]);

        Assert.Equal(["share up 70.0 after 4", "count up 70 after 4"], crossed.Select(Short));
        Assert.All(crossed, change => Assert.Equal(DerivedSource.First(5), change.Threshold!.Held!.Since));
    }

    [Fact]
    public void A_period_that_is_left_out_and_comes_back_counts_once()
    {
        Take(W(1, "60"), Other(1));
        for (var weeks = 2; weeks < 9; weeks++)
        {
            Take([.. Low(weeks), .. Others(weeks)]);
        }

        Take([.. Low(7), .. Others(8)]);
        Take([.. Low(8), .. Others(8)]);

        Assert.Equal(["share up 70.0 after 7", "count up 70 after 7"], Take([.. Low(8), W(9, "70"), .. Others(9)]).Select(Short));
    }

    [Fact]
    public void Other_formulas_cross_nothing_and_the_side_follows_them()
    {
        Take(W(1, "60"), W(2, "70"));

        Assert.DoesNotContain(log.Take(Watched("weeks:tested"), W(1, "60"), W(2, "71")), change => change.Threshold is not null);
        Assert.Equal((false, 2), log.Vintage.Thresholds.Where(state => state.Threshold == "share").Select(state => (state.Reached, state.Periods)).Single());
    }

    [Fact]
    public void A_series_that_resumes_is_where_it_was_told_to_be()
    {
        Take(W(1, "60"), W(2, "60"), Other(1), Other(2));
        Assert.Empty(Take(Others(3)));

        Assert.Equal(["share down 40.0 after 2", "count down 40 after 2"], Take([W(1, "60"), W(2, "60"), W(3, "40"), .. Others(3)]).Select(Short));
    }

    [Fact]
    public void A_published_series_that_goes_on_under_another_code_is_where_it_was_told_to_be()
    {
        Take(Enumerable.Range(1, 8).Select(week => W(week, $"6{week}")).ToArray());

        var crossed = Take([.. Enumerable.Range(1, 8).Select(week => W(week, $"6{week}")).Append(W(9, "40")).Select(row => row with { Code = "E06000099" })]);

        Assert.Equal(["count down 40 after 8"], crossed.Select(Short));
    }

    [Fact]
    public void A_series_that_lies_weeks_behind_the_others_of_its_table_is_followed_too()
    {
        Take(Late(9, "60"));
        Take(Late(10, "60", "60"));

        Assert.Equal(["late down 40 after 2"], Take(Late(11, "60", "60", "40")).Select(Short));
    }

    private static TriedSource Watched(string over) => TriedSource.Of(DerivedSource.Json(DerivedSource.Table($$""" "unit": "percent", "from": { "share": [{ "of": ["weeks:reached"], "over": ["{{over}}"] }] } """))
        .Replace("\"statuses\"", $$""" "thresholds": [{{Threshold("share", "made:one")}}, {{Threshold("count", "weeks:reached")}}, {{Threshold("late", "weeks:tested")}}], "statuses" """, StringComparison.Ordinal));

    private static string Threshold(string id, string series) => $$"""{ "id": "{{id}}", "series": "{{series}}", "value": 50, "says": "Half.", "source": { "title": "Someone", "url": "https://example.org/" } }""";

    private static Row W(int week, string reached) => new(week, "100", reached, "200");

    private static Row Other(int week) => W(week, "60") with { Area = "Other", Code = "E06000001" };

    private static Row[] Others(int weeks) => [.. Enumerable.Range(1, weeks).Select(Other)];

    private static Row[] Low(int weeks) => [W(1, "60"), .. Enumerable.Range(2, weeks - 1).Select(week => W(week, "40"))];

    private static Row[] Late(int weeks, params string[] tested) => [.. Enumerable.Range(1, weeks).Select(week => new Row(week, "100", "60", week <= tested.Length ? tested[week - 1] : null))];

    private static string Short(Change change) => string.Create(CultureInfo.InvariantCulture, $"{change.Threshold!.Id} {WatchedCounts.Short(change)}");

    private IReadOnlyList<Change> Take(params Row[] rows) => [.. log.Take(source.Definition, source.Read(rows)).Where(change => change.Kind == ChangeKind.ThresholdCrossed)];
}
