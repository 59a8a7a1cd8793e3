using System.Text;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes;

public sealed class ShrunkenGuardTests
{
    [Theory]
    [InlineData(15, true)]
    [InlineData(14, false)]
    public void A_file_with_half_the_rows_passes_and_one_with_fewer_does_not(int rows, bool passes)
    {
        var diffs = new Diffs(TriedSource.Embedded(Readings.Local).Definition);
        diffs.Pass(Areas(30, 15));

        // The week after states totals to another day: the latest of each are held against each other.
        Assert.Equal(passes, diffs.Refusal(Areas(rows, 16)) is null);
        Assert.Equal(passes, diffs.Refusal(Areas(rows, 15)) is null);
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(6, true)]
    public void What_stated_less_than_twenty_figures_before_has_not_shrunk(int before, bool passes)
    {
        var diffs = new Diffs(TriedSource.Embedded(Readings.Local).Definition);
        diffs.Pass(Areas(before, 15));

        Assert.Equal(passes, diffs.Refusal(Areas(1, 16)) is null);
    }

    [Fact]
    public void The_reason_counts_what_is_missing_and_names_ten_of_it()
    {
        var diffs = new Diffs(TriedSource.Embedded(Readings.Local).Definition);
        diffs.Pass(Areas(30, 15));
        var refusal = diffs.Refusal(Areas(3, 15))!;

        Assert.Equal(Refusal.Shrunken, refusal.Guard);
        Assert.StartsWith("list_w15.csv states 9 figures where the publication before it stated 90, over the periods that both cover", refusal.Reason, StringComparison.Ordinal);
        Assert.Equal(10, refusal.Cells.Count);
        Assert.All(refusal.Cells, cell => Assert.True(cell is { Old: not null, New: null, Cell: null }));
    }

    [Fact]
    public void What_ended_before_is_not_missed_again()
    {
        var diffs = new Diffs(TriedSource.Embedded(Readings.Local).Definition);
        diffs.Pass(Areas(30, 15));
        diffs.Pass(Areas(16, 15));

        Assert.Null(diffs.Refusal(Areas(8, 15)));
        Assert.NotNull(diffs.Refusal(Areas(7, 15)));
    }

    [Fact]
    public void A_local_list_of_which_the_second_half_is_missing_is_refused()
    {
        var source = TriedSource.Embedded(Readings.Local);
        var diffs = new Diffs(source.Definition);
        diffs.Pass(source.Read("england-tt-utla-csv", "Regional_contact_tracing_w15.csv"));
        var bytes = OfficialFiles.Bytes("england-tt-utla-csv", "Regional_contact_tracing_w16.csv");
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        Assert.Null(diffs.Refusal(source.Read("Regional_contact_tracing_w16.csv", bytes)));

        // The headers and 149 of 300 rows.
        var half = Encoding.UTF8.GetBytes(string.Join('\n', lines.Take(150)));

        Assert.Equal(Refusal.Shrunken, diffs.Refusal(source.Read("Regional_contact_tracing_w16.csv", half))?.Guard);
    }

    [Fact]
    public void A_national_workbook_without_its_last_sheets_is_refused()
    {
        var source = TriedSource.Embedded(Readings.National);
        var diffs = new Diffs(source.Definition);
        diffs.Pass(source.Read("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods"));
        var cut = OfficialWorkbook.Cut(OfficialWorkbook.Content("england-tt-national", "2020-10-29_NHS_T_T_data_tables_w21.ods"), "Table_5");

        Assert.Equal(Refusal.Shrunken, diffs.Refusal(source.Read("NHS_T_T_data_tables_w21.ods", Workbooks.Content(cut)))?.Guard);
    }

    private static Reading Areas(int count, int week) => Lists.Read(
        Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, count).Select(i => $"{Lists.Cases},Somewhere,Place {(char)('A' + (i / 26))}{(char)('a' + (i % 26))},{200 + i},{100 + i},50").Prepend(Lists.Header))), $"list_w{week}.csv");
}
