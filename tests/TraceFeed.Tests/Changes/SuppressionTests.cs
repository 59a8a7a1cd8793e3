using System.Text;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;
using static TraceFeed.Tests.SmallSource;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes;

public sealed class SuppressionTests
{
    private static readonly SourceDefinition Withholding = Definition with
    {
        Statuses = [.. Definition.Statuses, new StatusDefinition("*", "fewer than 3 people", Suppression: true), new StatusDefinition("[low]", "rounded to nothing", Suppression: true)],
    };

    private readonly Diffs diffs = new(Withholding);

    [Fact]
    public void A_definition_says_which_symbols_withhold_a_figure_and_without_a_word_none_does()
    {
        var json = Json.Replace("""{ "symbol": "[c]", "meaning": "confidential" }""", """{ "symbol": "[c]", "meaning": "confidential" }, { "symbol": "*", "meaning": "few", "suppression": true }""", StringComparison.Ordinal);
        var statuses = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json)).Find(Id)!.Statuses;

        Assert.Empty(JsonSchema.Load(Path.Combine("functions", "TraceFeed", "Sources"), "source.schema.json").Problems(json));
        Assert.Equal([("[c]", false), ("*", true)], statuses.Select(status => (status.Symbol, status.Suppression)));
    }

    [Theory]
    [InlineData("7", "*", "value.suppressed")]
    [InlineData("0", "*", "value.suppressed")]
    [InlineData("[c]", "*", "value.suppressed")]
    [InlineData("*", "7", "value.disclosed")]
    [InlineData("*", "0", "value.disclosed")]
    [InlineData("*", "[c]", "value.disclosed")]
    [InlineData("*", "[low]", "status.changed")]
    [InlineData("7", "[c]", "status.changed")]
    [InlineData("[c]", "[x]", "status.changed")]
    [InlineData("[c]", "7", "status.changed")]
    [InlineData("7", "**", "status.changed")]
    [InlineData("7", "8", "value.revised")]
    [InlineData("*", null, "value.withdrawn")]
    [InlineData("7", null, "value.withdrawn")]
    public void What_stood_and_what_stands_decide_the_kind(string old, string? now, string kind)
    {
        Take(Women(old));
        var change = Assert.Single(Take(Women(now)));

        Assert.Equal((kind, kind == "value.suppressed" ? null : old, now), (change.Kind, Shown(change.Old), Shown(change.New)));
        Assert.Equal(kind == "value.revised", change.Absolute is not null);
        Assert.Equal(kind == "value.revised", change.Relative is not null);
        Assert.Equal(kind == "value.revised", change.Announced is not null);
    }

    [Theory]
    [InlineData("7", "*")]
    [InlineData("*", "7")]
    [InlineData("*", "*")]
    public void A_withdrawn_value_that_comes_back_is_restored_whatever_it_shows(string old, string now)
    {
        Take(Women(old));
        Take(Women(null));

        var change = Assert.Single(Take(Women(now)));
        Assert.Equal(("value.restored", null, now), (change.Kind, Shown(change.Old), Shown(change.New)));
    }

    [Fact]
    public void A_figure_withheld_from_the_start_is_new_and_one_withheld_still_is_no_change()
    {
        Assert.Equal(["*", "9"], Take(Women("*")).Where(change => change.Kind == ChangeKind.PeriodAdded && change.Measure == "women").Select(change => Shown(change.New)));
        Assert.Empty(Take(Women("*")));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("[low]")]
    public void No_total_is_held_against_one_that_stood_before_a_withheld_one(string symbol)
    {
        Take(ToDate([0], 100));
        Take(ToDate([1], symbol));
        Assert.Empty(Checks(ToDate([2], 90)));
        Assert.Equal(["check.failed fall 90 80"], Checks(ToDate([3], 80)));
    }

    [Fact]
    public void What_is_withheld_now_is_not_repeated_nor_is_the_cell_where_it_stood()
    {
        Take(Women("7"));
        var change = Assert.Single(Take(Women("*")));

        Assert.Null(change.Old);
        Assert.Equal("*", change.New!.Status);
        Assert.NotNull(change.New.Cell);
        Assert.Empty(ChangeSet.NeededCells(Differ.Compare(diffs.Vintage, Read(Workbooks.Of(Women("*"))), Withholding, null), new Dictionary<int, CellIndex>()));
    }

    [Fact]
    public void A_series_that_ends_while_withheld_ends_with_the_symbol()
    {
        Take(Last("9"));
        Take(Last("*"));
        var ended = Assert.Single(Take([[WeeklyTitle], ["", Week(0), Week(1)], ["All people", 10, 20]]), change => change.Kind == ChangeKind.SeriesEnded);

        Assert.Equal("*", Shown(ended.Old));
    }

    [Theory]
    [InlineData("7", true)]
    [InlineData("*", false)]
    [InlineData("[low]", false)]
    public void A_figure_is_not_told_to_be_back_when_it_was_withheld_in_between(string between, bool back)
    {
        string[] stated = ["5", "6", between, "6", "5"];
        var day = new DateOnly(2020, 6, 11);
        var changes = stated.Select((women, i) => diffs.Take(Read(Workbooks.Of(Women(women))), day.AddDays(i))).ToList();

        Assert.Equal(("value.revised", back ? "back" : null), changes[^1].Where(change => change.Measure == "women").Select(change => (change.Kind, change.Reason)).Single());
    }

    [Fact]
    public void A_figure_that_was_left_out_and_came_back_withheld_is_forgotten_too()
    {
        string?[] stated = ["5", "6", null, "*", "6", "5"];
        var day = new DateOnly(2020, 6, 11);
        var changes = stated.Select((women, i) => diffs.Take(Read(Workbooks.Of(Women(women))), day.AddDays(i))).ToList();

        Assert.Null(changes[^1].Single(change => change.Measure == "women").Reason);
    }

    [Fact]
    public void Of_others_that_were_revised_with_a_figure_now_withheld_what_they_were_is_still_known()
    {
        var day = new DateOnly(2020, 6, 11);
        (string Women, int All)[] stated = [("5", 20), ("6", 21), ("*", 21), ("*", 20)];
        var changes = stated.Select((one, i) => diffs.Take(Read(Workbooks.Of([[WeeklyTitle], ["", Week(0)], ["All people", one.All], ["Women", Stated(one.Women)]])), day.AddDays(i))).ToList();

        Assert.Equal("back", changes[^1].Single(change => change.Measure == "people").Reason);
    }

    [Fact]
    public void A_fall_is_not_told_to_be_made_good_while_what_it_fell_from_is_withheld()
    {
        Take(ToDate([0], 100));
        Assert.Equal(["check.failed fall 100 90"], Checks(ToDate([1], 90)));
        Take(ToDate([0], "*"));
        Assert.Empty(Checks(ToDate([2], 105)));
        Take(ToDate([0], 100));
        Assert.Equal(["check.restored fall 100 106"], Checks(ToDate([3], 106)));
    }

    [Fact]
    public void A_withheld_total_in_the_same_file_also_ends_the_search()
    {
        Take(ToDate([0], 100));
        Assert.Empty(Checks(ToDate([1, 2], "*", 90)));
    }

    [Fact]
    public void A_symbol_that_withholds_nothing_does_not_end_the_search()
    {
        Take(ToDate([0], 100));
        Take(ToDate([1], "[c]"));
        Assert.Equal(["check.failed fall 100 90"], Checks(ToDate([2, 3], "[c]", 90)));
    }

    [Fact]
    public void No_sum_is_formed_of_a_withheld_part_and_none_is_held_against_a_withheld_total()
    {
        Assert.Empty(Checks(Sexes(10, "*", 6)));
        Assert.Empty(Checks(Sexes("*", 4, 5)));
        Assert.Equal(["check.failed by-sex 9 10"], Checks(Sexes(10, 4, 5)));
    }

    [Fact]
    public void No_total_is_held_against_weeks_of_which_one_is_withheld()
    {
        Assert.Empty(Checks([[WeeklyTitle], ["", Week(0), Week(1), "Total"], ["All people", "*", 2, 9]]));
        Assert.Equal(["check.failed total 3 9"], Checks([[WeeklyTitle], ["", Week(0), Week(1), "Total"], ["All people", 1, 2, 9]]));
    }

    [Theory]
    [InlineData("*", "4")]
    [InlineData("10", "*")]
    public void No_percentage_is_formed_of_a_withheld_part(string all, string women)
    {
        Assert.Empty(Checks(Percent(Stated(all), Stated(women))));
        Assert.Equal(["check.failed percent 40 99"], Checks(Percent(10, 4)));
    }

    [Fact]
    public void Two_tables_do_not_disagree_where_one_withholds()
    {
        byte[] Tables(Cell other) => Workbooks.Of(("Table_1", [[WeeklyTitle], ["", Week(0)], ["All people", 10]]), ("Table_2", [[OtherTitle], ["", Week(0)], ["All people", other]]));

        Assert.DoesNotContain(diffs.Take(Read(Tables("*"))), change => change.Check is not null);
        Assert.Contains(diffs.Take(Read(Tables(11))), change => change.Check?.Id == "same-people");
    }

    private static Reading Read(byte[] workbook) => SourceReader.Read(Withholding, Catalog, new OriginalFile { Name = "small.ods", Bytes = workbook });

    private IReadOnlyList<Change> Take(Cell[][] rows) => [.. diffs.Take(Read(Workbooks.Of(rows))).Where(change => change.Publication is null)];

    private IEnumerable<string> Checks(Cell[][] rows) => Take(rows).Where(change => change.Check is not null)
        .Select(change => $"{change.Kind} {change.Check!.Id} {change.Check.Expected} {change.Check.Actual}");

    private static Cell[][] Women(string? women) => [[WeeklyTitle], ["", Week(0), Week(1)], ["All people", 10, 20], ["Women", women is null ? Cell.Empty : Stated(women), 9]];

    private static Cell[][] Last(string women) => [[WeeklyTitle], ["", Week(0), Week(1)], ["All people", 10, 20], ["Women", 8, Stated(women)]];

    private static Cell[][] ToDate(int[] ends, params Cell[] all) => [[ToDateTitle], ["", .. ends.Select(end => (Cell)To(end))], ["All people", .. all]];

    private static Cell[][] Sexes(Cell all, Cell women, Cell men) => [[WeeklyTitle], ["", Week(0)], ["All people", all], ["Women", women], ["Men", men]];

    private static Cell[][] Percent(Cell all, Cell women) => [[WeeklyTitle], ["", Week(0)], ["All people", all], ["Women", women], ["Percentage of women", Cell.Number("99", "99")]];

    private static Cell Stated(string text) => char.IsAsciiDigit(text[0]) ? Cell.Number(text, text) : (Cell)text;

    private static string? Shown(StatedValue? stated) => stated?.Value ?? stated?.Status;
}
