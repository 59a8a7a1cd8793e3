using System.Globalization;
using System.Text;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;
using static TraceFeed.Tests.SmallSource;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Observations;

public sealed class WorkbookReaderTests
{
    private static readonly Cell[] Title = [WeeklyTitle];

    [Fact]
    public void A_table_is_found_by_its_title_and_its_rows_by_their_path_wherever_they_stand()
    {
        var plain = Read(Workbooks.Of(("Contents", [["Published on 3 September 2020"]]), ("Table_1", [Title, ["", Week(0), Week(1)], ["All people", 10, 20], ["Women", 4, 8], ["Men", 6, 12]])));
        var moved = Read(Workbooks.Of(
            ("Table_7", [["Back to contents"], ["PERSONS  by week (1)"], [], ["", Week(0), "", Week(1)], ["All people (2,3)", 10, "r", 20], ["Men", 6, "", 12], ["ladies", 4, "", 8]]),
            ("Contents", [["Published on 3 September 2020"]])));

        Assert.Empty(plain.Warnings);
        Assert.Empty(moved.Warnings);
        Assert.Equal(Stated(plain), Stated(moved));
        Assert.Equal(new DateOnly(2020, 9, 3), moved.OwnPublished);
        Assert.Equal([("people", "B5")], Readings.Observations(moved).Where(one => one.Marked).Select(one => (one.Series.Measure, one.Ref)));
    }

    private static IEnumerable<(string, string, string?)> Stated(Reading reading) => Readings.Observations(reading).Select(one => (one.Series.Id, one.Period.ToString(), one.Value)).Order();

    [Fact]
    public void An_unknown_row_column_or_table_is_captured_under_a_provisional_id_and_reported()
    {
        var reading = Read(Workbooks.Of(
            ("Table_1", [Title, ["", Week(0), "Note"], ["All people", 10, 7], ["Children", 3]]),
            ("Table_2", [["Unheard of"], ["", Week(0)], ["Dogs", 5]])));

        Assert.Equal(["people", "~all-people-children", "~dogs", "~people-note"], reading.Series.Values.Select(series => series.Measure).Order(StringComparer.Ordinal));
        Assert.Equal(3, reading.Series.Values.Count(series => series.Provisional));
        Assert.Equal([("Table_1", "C2"), ("Table_1", "A4"), ("Table_2", null), ("Table_2", "A3")], reading.Warnings.Select(warning => (warning.Sheet!, warning.Cell)));
    }

    [Fact]
    public void Unknown_rows_columns_and_tables_that_are_hard_to_tell_apart_lose_no_figure()
    {
        var reading = Read(Workbooks.Of(
            ("Table_1", [Title, ["", Week(0), "Note", "Note", "Note %"], ["All people", 1, 2, 3, 4], ["Reached <24 hours", 5], ["Reached >24 hours", 6], ["Reached 24 hours", 7], ["***", 8], ["Dogs", 9], ["Dogs", 10]]),
            ("Table_2", [["Unheard of"], ["", Week(0)], ["Dogs", 11]]),
            ("Table_3", [["Unheard of?"], ["", Week(0)], ["Dogs", 12]])));

        Assert.Equal(Enumerable.Range(1, 12).Select(i => i.ToString(CultureInfo.InvariantCulture)), Readings.Observations(reading).Select(one => one.Value!).OrderBy(int.Parse));
        Assert.Empty(reading.NotStated);
        Assert.DoesNotContain(reading.Warnings, warning => warning.Kind is "conflict" or "repeat");
    }

    [Fact]
    public void A_total_is_the_same_one_when_its_header_has_footnote_markers()
    {
        var reading = Read(Workbooks.Of(("Table_1", [Title, ["", Week(0), "Total (1,2)"], ["All people", 10, 10]])));

        Assert.Equal([("people", "B3"), ("people-to-date", "C3")], Readings.Observations(reading).Select(one => (one.Series.Measure, one.Ref)).Order());
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void A_section_that_the_definition_knows_is_one_below_a_blank_row_too()
    {
        var json = SmallSource.Json.Replace("All people > Men", "Tested > Men", StringComparison.Ordinal);
        var catalog = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json));
        var workbook = Workbooks.Of(("Table_1", [Title, ["", Week(0)], ["All people", 10], ["Women", 4], [""], ["Tested (1)"], ["Men", 6]]));
        var reading = SourceReader.Read(catalog.Find(SmallSource.Id)!, catalog, new OriginalFile { Name = "small.ods", Bytes = workbook });

        Assert.Equal([("men", "6"), ("people", "10"), ("women", "4")], Readings.Observations(reading).Select(one => (one.Series.Measure, one.Value!)).Order());
        Assert.Empty(reading.Warnings);
    }

    [Fact]
    public void An_unknown_table_is_the_same_one_when_its_footnote_markers_change()
    {
        string Table(string title) => Assert.Single(Read(Workbooks.Of(("Table_1", [Title, ["", Week(0)], ["All people", 1]]), ("Table_2", [[title], ["", Week(0)], ["Dogs", 11]]))).Series.Values, series => series.Measure == "~dogs").Table;

        Assert.Equal("~unheard-of", Table("Unheard of (1)"));
        Assert.Equal("~unheard-of", Table("Unheard of (2,3)"));
    }

    [Fact]
    public void Figures_without_a_label_are_captured_although_a_mark_stands_behind_them()
    {
        var reading = Read(Title, ["", Week(0), ""], ["All people", 10], ["", 3, "r"], ["", 4]);

        Assert.Equal("3", Values(reading, "~row-without-a-label").Single().Value);
        Assert.Equal("4", Values(reading, "~row-without-a-label-2").Single().Value);
        Assert.Equal(["A4", "B4", "B5"], reading.Warnings.Select(warning => warning.Cell!).Append("A4").Order().Distinct());
    }

    [Fact]
    public void A_row_that_became_a_heading_has_no_values_and_is_known_as_one()
    {
        var reading = Read(Title, ["", Week(0)], ["All people", 10], ["Women"], ["Under 30", 1]);

        Assert.Equal("women,women-to-date", string.Join(',', new[] { "women", "women-to-date" }.Where(measure => reading.Headings.Contains(Series.KeyOf($"weekly/{measure}/nation:E92000001")))));
        Assert.Contains(reading.Series.Values, series => series.Measure == "~women-under-30");
    }

    [Fact]
    public void A_number_in_a_heading_or_a_note_is_reported()
    {
        var reading = Read(Title, ["", Week(0)], ["All people", 10], ["Women", "", 77], [], ["Note 1", "", 78]);

        Assert.Equal(["C4", "C6"], reading.Warnings.Select(warning => warning.Cell!));
    }

    [Fact]
    public void A_sheet_of_numbers_only_is_reported()
    {
        var reading = Read(Workbooks.Of(("Table_1", [Title, ["", Week(0)], ["All people", 10]]), ("Sheet9", [[1, 2]])));

        Assert.Equal([("unknown-table", "Sheet9")], reading.Warnings.Select(warning => (warning.Kind, warning.Sheet!)));
    }

    [Fact]
    public void Text_where_a_number_belongs_is_a_status_and_a_number_typed_as_text_is_the_number()
    {
        var reading = Read(Title, ["", Week(0), Week(1), Week(2)], ["All people", "[c]", "n/a", "1,234"]);

        Assert.Equal(["[c]", "n/a", "1234"], Values(reading, "people").OrderBy(pair => pair.Key).Select(pair => pair.Value!));
        Assert.Equal([("status", "C3"), ("text", "D3")], reading.Warnings.Select(warning => (warning.Kind, warning.Cell!)));
    }

    [Fact]
    public void Cells_are_read_as_ODF_writes_them()
    {
        var spaced = new Cell("""<table:table-cell office:value-type="string"><text:p>Women<text:s text:c="2"/></text:p></table:table-cell>""");
        var repeated = new Cell("""<table:table-cell office:value-type="float" office:value="4" table:number-columns-repeated="2"><text:p>4</text:p></table:table-cell>""");
        var covered = new Cell("""<table:covered-table-cell/>""");
        var reading = Read(
            Title, ["", Week(0), Week(1), covered], ["All people", 10, 10], [spaced, repeated],
            ["Percentage of women", Cell.Number("0.734", "73.4%", "percentage"), Cell.Number("73.400000000000006", "73.4")]);

        Assert.Empty(reading.Warnings);
        Assert.Equal(["4", "4"], Values(reading, "women").Values);
        Assert.Equal(["73.4", "73.4"], Values(reading, "women-percent").Values);
    }

    [Theory]
    [InlineData("28/05/20-03/06/20", "04/06/20 - 10/06/20", "11/06/20 - 17/06/20")]
    [InlineData("28/05/20 - 03/06/20", "21/06/20 - 10/06/20", "11/06/20 - 17/06/21")]
    [InlineData("28/05/20 - 03/06/20", "04/06/20 to 10/06/20", "11/06/20 - 17/06/20")]
    [InlineData("28/05/20 - 03/06/20", "Week two", "11/06/20 - 17/06/20")]
    [InlineData("28/05/20 - 03/06/20", "04/06/20 - 10/06/20", "11/06 - 17/06/20")]
    [InlineData("28/05/20 - 99/99/99", "04/06/20 - 11/06/20", "11/06/20 - 17/06/21")]
    public void A_mistyped_week_header_takes_its_place_in_the_sequence_and_is_reported(string first, string second, string third)
    {
        var reading = Read(Title, ["", "Total", first, second, third], ["All people", 6, 1, 2, 3]);

        Assert.Equal(["2020-05-28/2020-06-03", "2020-06-04/2020-06-10", "2020-06-11/2020-06-17"], Values(reading, "people").Keys.Order());
        Assert.Equal("2020-05-28/2020-06-17", Values(reading, "people-to-date").Keys.Single());
        Assert.NotEmpty(reading.Warnings);
        Assert.All(reading.Warnings, warning => Assert.Equal("header", warning.Kind));
    }

    [Fact]
    public void A_weeks_column_that_is_left_out_is_refused_and_not_misdated()
    {
        var refused = Assert.Throws<UnreadableFileException>(() => Read(Title, ["", Week(0), Week(1), Week(3), Week(4), Week(5)], ["All people", 1, 2, 4, 5, 6]));

        Assert.Contains("sheet Table_1, cell D", refused.Message, StringComparison.Ordinal);
        Assert.Contains($"jump from '{Week(1)}' to '{Week(3)}'", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_remark_column_between_weeks_is_no_week()
    {
        var reading = Read(Title, ["", Week(0), "Remark", Week(1)], ["All people", 1, 9, 2]);

        Assert.Equal(["2020-05-28/2020-06-03", "2020-06-04/2020-06-10"], Values(reading, "people").Keys.Order());
        Assert.Equal("9", Values(reading, "~people-remark").Single().Value);
    }

    [Fact]
    public void A_known_table_whose_headers_hold_no_date_is_refused_by_sheet_and_row()
    {
        var none = Assert.Throws<UnreadableFileException>(() => Read(Title, ["", "first", "second"], ["All people", 1, 2]));
        var wrong = Assert.Throws<UnreadableFileException>(() => Read(Title, ["", "41/13/20 - 77/88/99"], ["All people", 1]));

        Assert.Contains("small.ods, sheet Table_1", none.Message, StringComparison.Ordinal);
        Assert.Contains("expected", none.Message, StringComparison.Ordinal);
        Assert.Contains("sheet Table_1, row 2", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_stands_twice_warns_and_what_it_states_differently_is_not_stated()
    {
        var once = Read(Title, ["", Week(0)], ["All people", 10], ["Women", 4]);
        var twice = Read(Workbooks.Of(("Table_1", [Title, ["", Week(0)], ["All people", 10], ["Women", 4]]), ("Copy", [Title, ["", Week(0)], ["All people", 10], ["Women", 5]])));

        Assert.Equal([("conflict", "Copy", "B4"), ("repeat", "Copy", "B3")], twice.Warnings.Select(warning => (warning.Kind, warning.Sheet!, warning.Cell!)).Order());
        Assert.Equal(1, twice.Count);
        var diffs = new Diffs(Definition);
        diffs.Take(once);
        Assert.Equal(["publication.added"], diffs.Take(twice).Select(change => change.Kind));
    }

    [Fact]
    public void A_mark_without_a_figure_is_reported_and_an_empty_flag_column_is_not()
    {
        var reading = Read(Title, ["", Week(0), "", Week(1), ""], ["All people", 1, "", 2, "r"], ["Women", 1, "", "", "r"]);

        Assert.Equal(["E4"], reading.Warnings.Select(warning => warning.Cell!));
        Assert.Null(reading.OwnPublished);
    }
}
