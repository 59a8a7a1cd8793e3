using System.Globalization;

namespace TraceFeed.Tests.Observations;

public sealed class NationalWorkbookTests
{
    private const string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    [Theory]
    [InlineData(September, "old", 2070)]
    [InlineData(October, "new", 4487)]
    public void Every_figure_of_the_workbook_is_read_from_its_cell_for_its_period(string file, string side, int count)
    {
        var reading = Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", file));
        var expected = Tsv.Read(OfficialFiles.Path("_oracles", "national_2020-09-03_to_w21.tsv"))
            .Where(line => line[side + "_value"].Length > 0)
            .ToDictionary(line => (line[side + "_sheet"], line[side + "_ref"]));

        var observations = Readings.Observations(reading).ToList();

        Assert.Equal(count, observations.Count);
        Assert.Equal(count, expected.Count);
        foreach (var (series, period, value, _, sheet, cell, _) in observations)
        {
            var line = expected[(sheet!, cell)];
            Assert.Equal(decimal.Parse(line[side + "_value"], CultureInfo.InvariantCulture), decimal.Parse(value!, CultureInfo.InvariantCulture));
            Assert.Equal($"{line["period_start"]}/{line["period_end"]}", period.ToString());
            Assert.Equal(line["subject"] == "contacts-identified" ? "contacts" : line["subject"], series.Table);
            Assert.False(series.Provisional);
        }
    }

    [Theory]
    [InlineData(September, "national_2020-09-03_r_flags.tsv", 220)]
    [InlineData(October, "national_w21_r_flags.tsv", 1075)]
    public void The_cells_that_the_publisher_marks_are_the_marked_observations(string file, string oracle, int count)
    {
        var reading = Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", file));
        var expected = Tsv.Read(OfficialFiles.Path("_oracles", oracle)).Select(line => (line["table"], line["row_1based"], line["value"].TrimEnd('0').TrimEnd('.'))).Order().ToList();

        var marked = Readings.Observations(reading).Where(one => one.Marked)
            .Select(one => (one.Sheet!, new string([.. one.Ref.SkipWhile(char.IsAsciiLetter)]), one.Value!.TrimEnd('0').TrimEnd('.'))).Order().ToList();

        Assert.Equal(count, marked.Count);
        Assert.Equal(expected, marked);
    }

    [Fact]
    public void Every_header_typed_wrong_is_read_by_its_place_in_the_sequence_and_reported()
    {
        var reading = Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", September));

        Assert.Equal(new DateOnly(2020, 9, 3), reading.OwnPublished);
        Assert.Equal(["B3", "E3", "F3", "G3", "H3"], reading.Warnings.Where(warning => warning.Kind == "header").Select(warning => warning.Cell!));
        Assert.All(reading.Warnings.Where(warning => warning.Kind == "header"), warning => Assert.Equal("Table_2", warning.Sheet));
        Assert.Equal([("stray", "Table_2", "G31")], reading.Warnings.Where(warning => warning.Kind != "header").Select(warning => (warning.Kind, warning.Sheet!, warning.Cell!)));
    }

    [Fact]
    public void A_lone_number_below_the_notes_is_set_aside_and_reported()
    {
        var reading = Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", October));

        Assert.Equal(new DateOnly(2020, 10, 29), reading.OwnPublished);
        Assert.Equal([("stray", "Table_16", "A20")], reading.Warnings.Select(warning => (warning.Kind, warning.Sheet!, warning.Cell!)));
    }
}
