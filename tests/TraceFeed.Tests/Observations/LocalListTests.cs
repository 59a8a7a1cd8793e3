using System.Globalization;

namespace TraceFeed.Tests.Observations;

public sealed class LocalListTests
{
    [Fact]
    public void Rows_and_sums_of_every_week_equal_the_oracle()
    {
        var oracle = Tsv.Read(OfficialFiles.Path("_oracles", "utla_csv_sums.tsv")).ToList();
        Assert.Equal(20, oracle.Count);

        foreach (var file in oracle.GroupBy(line => line["file"]))
        {
            var reading = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", file.Key));
            var observations = Readings.Observations(reading).ToList();
            Assert.Empty(reading.Warnings);
            Assert.Equal(900, observations.Count);
            foreach (var line in file)
            {
                var (total, reached) = line["category"] == "People transferred to contact tracing system" ? ("cases-transferred", "cases-reached") : ("contacts-identified", "contacts-reached");
                Assert.Equal((line["rows"], line["sum_total"]), CountAndSum(total));
                Assert.Equal((line["rows"], line["sum_reached"]), CountAndSum(reached));
            }

            (string, string) CountAndSum(string measure)
            {
                var values = observations.Where(one => one.Series.Measure == measure).Select(one => long.Parse(one.Value!, CultureInfo.InvariantCulture)).ToList();
                return (values.Count.ToString(CultureInfo.InvariantCulture), values.Sum().ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    [Fact]
    public void Every_spelling_of_an_area_is_one_area()
    {
        var keys = new[] { "w10", "w11", "w12", "w13", "w14", "w15", "w16", "w20", "w21" }
            .Select(week => Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", $"Regional_contact_tracing_{week}.csv")).Series.Values.Select(series => series.Id).ToHashSet())
            .ToList();

        Assert.Equal(900, keys[0].Count);
        Assert.All(keys, set => Assert.True(set.SetEquals(keys[0])));
    }

    [Theory]
    [InlineData("w10", "2020-08-05")]
    [InlineData("w16", "2020-09-16")]
    [InlineData("w21", "2020-10-21")]
    public void The_last_day_comes_from_the_columns_or_from_the_week_in_the_file_name(string week, string end)
    {
        var reading = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", $"Regional_contact_tracing_{week}.csv"));

        Assert.Equal(["2020-05-28/" + end], reading.Blocks.Keys.Select(key => key.Period.ToString()));
        Assert.Equal(week != "w21", reading.DatesDerived);
    }
}
