using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Feeds;

/// <summary>The items of publications that changed more than figures.</summary>
public sealed class OfficialItemTests
{
    [Fact]
    public void Of_5_November_2020_rounding_in_four_tables_is_one_item_and_the_rest_stays_with_the_tables()
    {
        var items = Items("england-test-and-trace-demographics", "england-tt-demographic", "2020-10-29_Demographic_LA_tables_w21.xlsx", "2020-11-05_Demographic_LA_tables_w22.xlsx");
        Assert.Equal(["publication", "rounding.changed", "definition.changed"], items.Take(3).Select(item => item.Subject));
        Assert.Equal(12, items.Count);
        Assert.EndsWith("1 change of rounding (39,519 figures), 1 change of wording, 10,632 revisions, 12 figures now withheld, 14 figures no longer withheld, 10,776 new figures, 321 new series", items[0].Title, StringComparison.Ordinal);
        Assert.Equal("Rounding changed in 4 tables: 39,519 figures differ by no more than rounding to the nearest 5 explains", items[1].Title);
        Assert.All(items[1].Content.OfType<DataTable>().First().Rows, row => Assert.Equal("to the nearest 5 → not rounded", row[^1].Text));
        Assert.All(items[1].Shown.Skip(1), one => Assert.InRange(Math.Abs(one.Change.Absolute!.Value), 1, 2));
        Assert.All(items.Skip(3).SelectMany(item => item.Shown), one => Assert.Null(one.Change.PartOf));
    }

    [Fact]
    public void Of_2_July_2020_another_way_of_counting_is_one_item_and_only_withdrawn_figures_are_left_to_the_table()
    {
        var items = Cases("2020-07-01", "2020-07-02");
        Assert.Equal(["publication", "methodology.changed", "cases"], items.Select(item => item.Subject));
        Assert.Equal("Counted otherwise: 21,520 of 40,318 figures of Cases moved at once (and 2 more measures)", items[1].Title);
        Assert.Equal("Lab-confirmed cases: 27 figures withdrawn.", items[2].Lead);
    }

    [Fact]
    public void Of_9_and_10_August_2020_ten_areas_go_missing_and_come_back()
    {
        Assert.Equal("10 areas went missing, whole or in part: 4,503 figures", Cases("2020-08-08", "2020-08-09")[1].Title);
        var items = Cases("2020-08-08", "2020-08-09", "2020-08-10");
        Assert.Equal(["publication", "coverage.changed", "cases"], items.Select(item => item.Subject));
        Assert.Equal("10 areas are back", items[1].Title);
        Assert.Contains("10 areas back (4,503 figures), 16,381 revisions", items[0].Title, StringComparison.Ordinal);
        Assert.Equal("Figures that are again what they were within the last week: 40 of 8,312", items[0].Content.OfType<DataTable>().Single().Caption);
    }

    [Fact]
    public void Of_5_May_2020_patients_in_Scottish_hospitals_are_split_in_two_in_every_area()
    {
        var items = Scotland("2020-05-04T152953", "2020-05-05T151822");
        Assert.Equal(["publication", "series.renamed", "management-information"], items.Select(item => item.Subject));
        Assert.Equal("Series split in Daily management information: COVID-19 patients in hospital: Total → COVID-19 patients in hospital: Confirmed and COVID-19 patients in hospital: Suspected, 15 series", items[1].Title);
        Assert.Equal("Daily management information: 6 revisions, 1,313 new figures.", items[2].Lead);
    }

    [Fact]
    public void Of_28_May_2020_seven_measures_of_Scotland_go_on_under_other_names()
    {
        var items = Scotland("2020-05-27T142615", "2020-05-28T153219");
        Assert.Equal("Name of a series changed in Daily management information: Cumulative people tested for COVID-19: Positive → Testing: Cumulative people tested for COVID-19 - Positive, 15 areas (and 6 more)", items[1].Title);
        Assert.Equal(["15 areas", "Scotland", "Scotland", "Scotland", "Scotland", "Scotland", "Scotland"], items[1].Content.OfType<DataTable>().Single().Rows.Select(row => row[3].Text));
    }

    private static IReadOnlyList<FeedItem> Cases(params string[] days) => Items("england-cases", "stress-england-cases-daily", [.. days.Select(day => $"coronavirus-cases_latest_{day}.csv.gz")]);

    private static IReadOnlyList<FeedItem> Scotland(params string[] moments) => Items("scotland-management-information", "scotland-mi-tidy", [.. moments.Select(moment => $"scotgov-mi-tidy_{moment}.csv.gz")]);

    private static IReadOnlyList<FeedItem> Items(string id, string folder, params string[] names) => FeedItems.Of(Log.Commit([.. OfficialPairs.Last(id, folder, names)]), DefinitionCatalog.Embedded);
}
