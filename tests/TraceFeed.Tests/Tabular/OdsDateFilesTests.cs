using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class OdsDateFilesTests
{
    [Fact]
    public void Weeks_of_testing_are_dates_in_their_first_two_columns()
    {
        using var reader = Open("2020-10-29_UK_testing_w21.ods");
        var (dates, weeks) = (0, 0);
        while (reader.NextSheet())
        {
            while (reader.NextRow())
            {
                var row = reader.Row;
                var dated = Enumerable.Range(0, row.Count).Where(cell => row.Kind(cell) == CellKind.Date).ToList();
                dates += dated.Count;
                if (dated.Count == 2)
                {
                    Assert.Equal([1, 2], dated.Select(row.Column));

                    // The first week of the service was six days long, Friday to Wednesday.
                    var start = row.Date(dated[0]);
                    Assert.Equal(start == new DateOnly(2020, 3, 20) ? 5 : 6, row.Date(dated[1]).DayNumber - start.DayNumber);
                    weeks++;
                }
            }
        }

        // As many as content.xml has cells of value type date.
        Assert.Equal((422, 211), (dates, weeks));
    }

    [Fact]
    public void Days_of_tests_processed_are_147_dates_in_a_row()
    {
        using var reader = Open("2020-10-29_P2_tests_processed_LTLA_w21.ods");
        Assert.True(reader.NextSheet() && reader.NextSheet() && reader.NextRow());
        var header = reader.Row;
        var days = Enumerable.Range(0, header.Count).Where(cell => header.Kind(cell) == CellKind.Date).Select(header.Date).ToList();

        Assert.Equal(Enumerable.Range(0, 147).Select(new DateOnly(2020, 5, 28).AddDays), days);
        Assert.Equal("Total since Test and Trace launched", header.Text(header.Count - 1));
    }

    private static TabularReader Open(string name) => TabularFile.Open(File.ReadAllBytes(OfficialFiles.Path("england-tt-other", name)), name, ["ods"]);
}
