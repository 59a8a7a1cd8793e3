using TraceFeed.Changes;
using TraceFeed.Sources;
using static TraceFeed.Tests.SmallSource;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes;

public sealed class ChecksTests
{
    private readonly Diffs diffs = new(Definition);

    [Fact]
    public void An_identity_that_does_not_hold_fails_once_and_is_restored_when_it_holds()
    {
        Assert.Equal(["check.failed by-sex people 10 11"], Take(Weekly(11, 4, 6)));
        Assert.Empty(Take(Weekly(11, 4, 6)));
        Assert.Equal(["check.restored by-sex people 10 10"], Take(Weekly(10, 4, 6)));
    }

    [Theory]
    [InlineData("40", "40.0")]
    [InlineData("40", null)]
    [InlineData("40.0", "40.0")]
    [InlineData("40.000000000000006", "40.0")]
    public void A_percentage_that_is_its_parts_holds(string value, string? shown)
    {
        Assert.Empty(Take(Weekly(10, 4, 6, Cell.Number(value, shown))));
    }

    [Fact]
    public void A_percentage_is_judged_at_the_decimals_it_is_printed_with()
    {
        Assert.Equal(["check.failed percent women-percent 33.3 33.0"], Take(Weekly(3, 1, 2, Cell.Number("33", "33.0"))));
        Assert.Equal(["check.restored percent women-percent 33 33"], Take(Weekly(3, 1, 2, Cell.Number("33", "33"))));
        Assert.Empty(Take(Weekly(3, 1, 2, Cell.Number("33.3333", "33"))));
        Assert.Empty(Take(Weekly(0, 0, 0, Cell.Number("0", "0.0"))));
    }

    [Fact]
    public void A_total_is_the_sum_of_its_weeks_where_every_week_is_stated()
    {
        Assert.Equal(["check.failed total people-to-date 3 4"], Take([[WeeklyTitle], ["", Week(0), Week(1), "Total"], ["All people", 1, 2, 4]]));
        Assert.Empty(Take([[WeeklyTitle], ["", Week(0), Week(1), "Total"], ["All people", "[c]", 2, 9]], "status.changed"));
    }

    [Fact]
    public void One_quantity_in_two_tables_must_agree()
    {
        var workbook = Workbooks.Of(("Table_1", [[WeeklyTitle], ["", Week(0)], ["All people", 10]]), ("Table_2", [[OtherTitle], ["", Week(0)], ["All people", 11]]));

        Assert.Equal(["same-people 10 11 other"], diffs.Take(Read(workbook)).Where(change => change.Check is not null).Select(change => $"{change.Check!.Id} {change.Check.Expected} {change.Check.Actual} {change.Table}"));
    }

    [Fact]
    public void A_total_that_falls_fails_with_its_part_told_and_is_restored_when_it_reaches_the_value_it_fell_from()
    {
        Assert.Empty(Take(ToDate([0], [100], [40])));
        var fall = Assert.Single(diffs.Take(Read(ToDate([1], [90], [30]))), change => change.Check is not null);
        Assert.Equal(("fall", "100", "90", "people-to-date"), (fall.Check!.Id, fall.Check.Expected, fall.Check.Actual, fall.Measure));
        Assert.Equal(["B3", "B4"], fall.Check.Cells.Select(cell => cell.Ref));
        Assert.Empty(Take(ToDate([2], [99], [39])));
        Assert.Equal(["check.restored fall people-to-date 100 100"], Take(ToDate([3], [100], [41])));
    }

    [Fact]
    public void A_dip_that_the_same_file_makes_good_is_no_news_and_one_at_its_end_is()
    {
        Assert.Empty(Take(ToDate([0, 1, 2], [100, 90, 100], [1, 1, 1])));
        Assert.Equal(["check.failed fall people-to-date 100 95"], Take(ToDate([0, 1, 2, 3], [100, 90, 100, 95], [1, 1, 1, 1])));
    }

    [Fact]
    public void A_revision_at_the_same_end_below_the_earlier_end_is_a_fall()
    {
        Take(ToDate([0], [100], [40]));
        Assert.Empty(Take(ToDate([1], [110], [41])));
        Assert.Equal(["check.failed fall people-to-date 100 95"], Take(ToDate([1], [95], [41]), "value.revised"));
    }

    [Fact]
    public void The_greatest_earlier_end_that_states_the_series_counts()
    {
        Take(ToDate([0], [100], [40]));
        Take(ToDate([1], [120], [50]));
        Assert.Equal(["check.failed fall people-to-date 120 110"], Take(ToDate([2], [110], [50])));

        Assert.Equal(["check.restored fall people-to-date 120 130"], Take([[ToDateTitle], ["", To(3)], ["All people", 130]], "series.ended"));
        Assert.Equal(["check.failed fall women-to-date 50 45"], Take(ToDate([4], [140], [45])));
    }

    [Fact]
    public void A_check_that_fails_at_an_end_which_is_still_stated_is_told_once()
    {
        Assert.Equal(["check.failed by-sex people-to-date 9 10"], Take(Sexes([0, 1], [10, 20], [4, 8], [5, 12])));
        Assert.Empty(Take(Sexes([0, 1, 2], [10, 20, 30], [4, 8, 12], [5, 12, 18])));
        Assert.Empty(Take(Sexes([0, 1, 2], [10, 20, 30], [4, 8, 12], [5, 12, 18])));
        Assert.Equal(["check.restored by-sex people-to-date 30 30"], Take(Sexes([1, 2], [20, 30], [8, 12], [12, 18])));
    }

    [Fact]
    public void A_partial_publication_withdraws_nothing_and_ends_nothing()
    {
        Take(Weekly(10, 4, 6));
        var workbook = Workbooks.Of([[WeeklyTitle], ["", Week(0)], ["Men", 6]]);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(workbook));
        var partial = Definition with { Partial = [new PartialFile(sha, "test")] };
        var reading = TraceFeed.Observations.SourceReader.Read(partial, Catalog, new() { Name = "small.ods", Bytes = Workbooks.Of([[WeeklyTitle], ["", Week(0)], ["All people", 10], ["Men", 6]]) });

        Assert.False(reading.Partial);
        var stated = TraceFeed.Observations.SourceReader.Read(partial, Catalog, new() { Name = "small.ods", Bytes = workbook });
        Assert.True(stated.Partial);
        Assert.DoesNotContain(diffs.Take(stated), change => change.Kind is ChangeKind.SeriesEnded or ChangeKind.ValueWithdrawn);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_week_whose_column_stands_there_empty_is_withdrawn_wherever_it_stands(int empty)
    {
        Cell[][] Weeks(int except) => [[WeeklyTitle], ["", Week(0), Week(1), Week(2)], ["All people", .. Enumerable.Range(0, 3).Select(week => week == except ? Cell.Empty : (Cell)10)]];

        Assert.Empty(Take(Weeks(-1)));
        var withdrawn = Assert.Single(diffs.Take(Read(Weeks(empty))), change => change.Publication is null);
        Assert.Equal(("value.withdrawn", "10", 7 * empty), (withdrawn.Kind, withdrawn.Old?.Value, withdrawn.Period!.Value.Start!.Value.DayNumber - new DateOnly(2020, 5, 28).DayNumber));
    }

    [Fact]
    public void The_total_of_the_first_week_is_carried_over_when_the_second_comes()
    {
        Assert.Empty(Take([[WeeklyTitle], ["", Week(0), "Total"], ["All people", 1, 1]]));
        Assert.Empty(Take([[WeeklyTitle], ["", Week(0), Week(1), "Total"], ["All people", 1, 2, 3]]));
    }

    [Fact]
    public void A_remark_column_without_dates_does_not_withdraw_weeks_that_left_the_table()
    {
        Take([[WeeklyTitle], ["", Week(0), Week(1)], ["All people", 1, 2]]);
        Assert.Empty(Take([[WeeklyTitle], ["", Week(1), "Remark"], ["All people", 2, 9]], ChangeKind.LayoutChanged));
    }

    private static Cell[][] Weekly(int all, int women, int men, Cell? percent = null) =>
        [[WeeklyTitle], ["", Week(0)], ["All people", all], ["Women", women], ["Men", men], .. percent is null ? Array.Empty<Cell[]>() : [["Percentage of women", percent]]];

    private static Cell[][] ToDate(int[] ends, int[] all, int[] women) => [[ToDateTitle], Header(ends), Row("All people", all), Row("Women", women)];

    private static Cell[][] Sexes(int[] ends, int[] all, int[] women, int[] men) => [.. ToDate(ends, all, women), Row("Men", men)];

    private static Cell[] Header(int[] ends) => ["", .. ends.Select(end => (Cell)To(end))];

    private static Cell[] Row(string label, int[] values) => [label, .. values.Select(value => (Cell)value)];

    // Checks as kind, id, measure, expected, actual; other changes than those a test names and those that add or revise are in the way.
    private IEnumerable<string> Take(Cell[][] rows, params string[] also)
    {
        var changes = diffs.Take(Read(rows));
        Assert.DoesNotContain(changes, change => change.Check is null && !also.Contains(change.Kind)
            && change.Kind is not (ChangeKind.PublicationAdded or ChangeKind.SeriesAdded or ChangeKind.PeriodAdded or ChangeKind.ValueRevised));
        return changes.Where(change => change.Check is not null).Select(change => $"{change.Kind} {change.Check!.Id} {change.Measure} {change.Check.Expected} {change.Check.Actual}");
    }
}
