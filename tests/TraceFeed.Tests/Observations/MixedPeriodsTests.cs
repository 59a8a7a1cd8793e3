using System.Text;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Observations;

public sealed class MixedPeriodsTests
{
    [Fact]
    public void A_weekly_row_may_refer_to_a_row_of_figures_to_date_which_has_no_total_column()
    {
        const string Women = "\"measure\": \"women\", \"label\": \"Women\", \"unit\": \"people\"";
        const string Men = "\"measure\": \"men\", \"label\": \"Men\", \"unit\": \"people\"";
        var json = SmallSource.Json.Replace(Women, Women + ", \"periods\": \"to-date\"", StringComparison.Ordinal).Replace(Men, Men + ", \"partOf\": \"women\"", StringComparison.Ordinal);
        var catalog = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json));
        var file = Workbooks.Of([SmallSource.WeeklyTitle], ["", "Total", SmallSource.Week(0)], ["All people", 9, 9], ["Women", 5, 5], ["Men", 4, 4], ["Percentage of women", 56, 56]);

        var reading = SourceReader.Read(catalog.Find(SmallSource.Id)!, catalog, new OriginalFile { Name = "small.ods", Bytes = file });

        Assert.Equal(["all", "men", "women"], reading.Series.Values.Where(one => one.Measure is "people" or "men" or "women").Select(one => one.Measure == "people" ? "all" : one.Measure).Order());
        var total = Assert.Single(reading.Series.Values, one => one.Measure == "women-percent-to-date");
        Assert.Equal((0UL, 0UL), (total.Numerator, total.Denominator));
        Assert.Equal(0UL, Assert.Single(reading.Series.Values, one => one.Measure == "men-to-date").PartOf);
    }
}
