using System.Text;
using System.Text.RegularExpressions;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes;

public sealed class ShiftedGuardTests
{
    private const int Weeks = 10;
    private const string Folder = "england-tt-national";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    [Theory]
    [InlineData(20, 12, 5, true)]
    [InlineData(19, 19, 0, false)]
    [InlineData(20, 11, 5, false)]
    [InlineData(20, 12, 6, false)]
    public void A_shift_is_one_when_enough_figures_are_their_neighbours_and_few_are_their_own(int comparable, int shifted, int unchanged, bool exceeds)
    {
        var tally = new ShiftTally();
        for (var i = 0; i < comparable; i++)
        {
            tally.Count(i < shifted, i >= comparable - unchanged);
        }

        Assert.Equal(exceeds, tally.Exceeds(new GuardLimits()));
    }

    [Fact]
    public void A_definition_sets_limits_of_its_own()
    {
        var tally = new ShiftTally();
        tally.Count(shifted: true, unchanged: false);

        Assert.True(tally.Exceeds(new GuardLimits { ShiftedLeast = 1 }));
        Assert.False(tally.Exceeds(new GuardLimits()));
    }

    [Fact]
    public void Weeks_that_stand_one_column_to_the_right_are_refused_with_the_figures_that_show_it()
    {
        var refusal = Second((row, week) => Figure(row, week - 1));

        Assert.Equal(Refusal.Shifted, refusal!.Guard);
        Assert.StartsWith("small.ods, table 'weekly': 27 of 27 figures are those that stood one column to the left before, and 0 are unchanged", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(Refusal.MostCells, refusal.Cells.Count);
        Assert.Equal(new RefusedCell("weekly/people/nation:E92000001", "2020-06-04/2020-06-10", "Table_1!C3", "1010", "1000", "what stood one column to the left before: weekly/people/nation:E92000001 2020-05-28/2020-06-03"), refusal.Cells[0]);
    }

    [Fact]
    public void Rows_that_stand_one_row_lower_are_refused() =>
        Assert.Contains("20 of 20 figures are those that stood one row above before", Second((row, week) => Figure(row - 1, week))!.Reason, StringComparison.Ordinal);

    [Fact]
    public void A_table_of_which_every_figure_is_revised_is_no_shift() => Assert.Null(Second((row, week) => Figure(row, week) + 1));

    [Fact]
    public void A_table_of_which_only_one_row_is_shifted_is_no_shift() => Assert.Null(Second((row, week) => Figure(row, row == 0 ? week - 1 : week)));

    [Fact]
    public void Figures_that_are_all_alike_are_no_shift() => Assert.Null(Found((_, _) => 5, (_, _) => 5));

    // Between September and October 79 of 143 figures of Table_11 are revised and 17 of 117 of Table_17, as the oracle counts them.
    [Theory]
    [InlineData(October, "Table_11")]
    [InlineData("2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods", "Table_17")]
    public void A_table_of_the_national_workbook_whose_headers_are_one_week_off_is_refused(string before, string sheet)
    {
        var source = TriedSource.Embedded(Readings.National);
        var diffs = new Diffs(source.Definition);
        diffs.Pass(source.Read(Folder, before));
        var workbook = OfficialWorkbook.Content(Folder, October);
        Assert.Null(diffs.Refusal(source.Read("tables_w21.ods", Workbooks.Content(workbook))));

        var refusal = diffs.Refusal(source.Read("tables_w21.ods", Workbooks.Content(OfficialWorkbook.WithoutFirstWeek(workbook, sheet))));

        Assert.Equal(Refusal.Shifted, refusal?.Guard);
        Assert.Contains("one column to the left", refusal!.Reason, StringComparison.Ordinal);
        Assert.All(refusal.Cells, cell => Assert.StartsWith(sheet + "!", cell.Cell, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reissued_local_list_with_a_column_too_many_is_refused()
    {
        var source = TriedSource.Embedded(Readings.Local);
        var diffs = new Diffs(source.Definition);
        const string Name = "Regional_contact_tracing_w16.csv";
        diffs.Pass(source.Read("england-tt-utla-csv", Name));
        var text = Encoding.UTF8.GetString(OfficialFiles.Bytes("england-tt-utla-csv", Name));

        // The last column falls off, as it does where someone pasted beside the headers.
        var damaged = Regex.Replace(text, @",(\d+),(\d+),[\d.]+(?=\r?$)", ",,$1,$2", RegexOptions.Multiline);
        var refusal = diffs.Refusal(source.Read(Name, Encoding.UTF8.GetBytes(damaged)));

        Assert.Equal(Refusal.Shifted, refusal!.Guard);
        Assert.Contains("one column to the left", refusal.Reason, StringComparison.Ordinal);
    }

    private static int Figure(int row, int week) => (1000 * (row + 1)) + (10 * week);

    private static Refusal? Second(Func<int, int, int> figure) => Found(Figure, figure);

    private static Refusal? Found(Func<int, int, int> before, Func<int, int, int> after)
    {
        var diffs = new Diffs(SmallSource.Definition);
        diffs.Pass(Table(before));
        return diffs.Refusal(Table(after));
    }

    private static Reading Table(Func<int, int, int> figure) => SmallSource.Read(
        ["People by week"],
        ["", .. Enumerable.Range(0, Weeks).Select(week => (Cell)SmallSource.Week(week))],
        ["All people", .. Figures(figure, 0)],
        ["Women", .. Figures(figure, 1)],
        ["Men", .. Figures(figure, 2)]);

    private static IEnumerable<Cell> Figures(Func<int, int, int> figure, int row) => Enumerable.Range(0, Weeks).Select(week => (Cell)figure(row, week));
}
