using System.Globalization;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Observations;

public sealed class WalesWorkbookTests
{
    private const string Folder = "wales-phw";
    private const string Name = "Rapid COVID-19 surveillance data.xlsx";

    private const string Common = """
        "formats": ["xlsx"], "since": "2020-02-03", "published": "(?<day>\\d{1,2}) (?<month>\\w+) (?<year>20\\d\\d) \\d\\d:\\d\\d",
        "units": { "people": { "decimals": 0, "additive": true }, "per-100000": { "decimals": 1 } },
        "statuses": [{ "symbol": "0-2", "meaning": "Fewer than three cases.", "suppression": true }],
        """;

    private static readonly TriedSource Lists = TriedSource.Of(Common + """
        "list": { "notTables": ["Contents", "Headline summary"], "tables": [
          { "id": "by-day", "title": "Tests by day", "periods": "daily", "headline": "cases", "sheet": "Tests by specimen date",
            "keys": { "area": { "name": "Local Authority", "type": "la" } },
            "period": { "start": { "column": "Specimen date", "format": "yyyy-MM-dd" } },
            "measures": [
              { "id": "cases", "column": "Cases (new)", "measure": "cases", "label": "Cases", "unit": "people" },
              { "id": "cases-to-date", "column": "Cumulative cases", "measure": "cases-to-date", "label": "Cases to date", "unit": "people", "periods": "to-date" },
              { "id": "incidence", "column": "Cumulative incidence per 100,000 population", "measure": "incidence", "label": "Incidence", "unit": "per-100000", "periods": "to-date" },
              { "id": "episodes", "column": "Testing episodes (new)", "measure": "episodes", "label": "Testing episodes", "unit": "people" },
              { "id": "episodes-to-date", "column": "Cumulative testing episodes", "measure": "episodes-to-date", "label": "Testing episodes to date", "unit": "people", "periods": "to-date" }
            ] },
          { "id": "by-msoa", "title": "Cases by small area", "periods": "daily", "headline": "msoa-cases", "sheet": "Cases by MSOA",
            "keys": { "area": { "code": "MSOA code", "name": "MSOA name (EN)", "type": "msoa" }, "breakdown": [{ "column": "Time period", "name": "window" }], "ignore": ["Local Authority", "MSOA name (CY)"] },
            "period": { "endFromPublishedDays": 2 },
            "measures": [
              { "id": "msoa-cases", "column": "Cases", "measure": "cases", "label": "Cases", "unit": "people" },
              { "id": "msoa-incidence", "column": "Incidence per 100,000 population", "measure": "incidence", "label": "Incidence", "unit": "per-100000" }
            ] },
          { "id": "by-age", "title": "Cases by age and sex", "periods": "to-date", "headline": "age-cases", "sheet": "Age and sex distribution",
            "keys": { "area": { "fixed": { "type": "nation", "code": "W92000004", "name": "Wales" } }, "breakdown": [{ "column": "Age group", "name": "age" }, { "column": "Sex", "name": "sex" }] },
            "period": { "endFromPublishedDays": 0 },
            "measures": [
              { "id": "age-cases", "column": "Cases", "measure": "cases-by-age", "label": "Cases", "unit": "people" },
              { "id": "age-episodes", "column": "Testing episodes", "measure": "episodes-by-age", "label": "Testing episodes", "unit": "people" }
            ] }
        ] }
        """);

    private static readonly Lazy<Reading> Read = new(() => Lists.Read(Folder, Name));

    private static IEnumerable<(Series Series, Period Period, string? Value, string? Status, string? Sheet, string Ref, bool Marked)> Figures(string table)
    {
        OfficialFiles.Path(Folder, Name);
        return Readings.Observations(Read.Value).Where(one => one.Series.Table == table);
    }

    [Fact]
    public void Every_number_of_the_list_by_day_is_read_with_the_day_that_its_serial_number_stands_for()
    {
        var cells = SlowWorkbook.Texts(OfficialFiles.Bytes(Folder, Name), "Tests by specimen date");
        var figures = Figures("by-day").ToList();

        // 7,464 rows of five figures, but for the incidence outside Wales and of unknown residence.
        Assert.Equal((7_464 * 5) - 622, figures.Count);
        Assert.Equal(7_464, figures.Select(one => (one.Series.Area!.Name, one.Period.End)).Distinct().Count());
        Assert.Equal(cells.Count - 7 - (2 * 7_464), figures.Count);
        Assert.All(figures, one =>
        {
            var row = one.Ref[1..];
            Assert.Equal(cells["A" + row], one.Series.Area!.Name);
            Assert.Equal(new DateOnly(1899, 12, 30).AddDays(int.Parse(cells["B" + row], CultureInfo.InvariantCulture)), one.Period.End);
            Assert.Equal(Math.Round(decimal.Parse(cells[one.Ref], CultureInfo.InvariantCulture), 1), decimal.Parse(one.Value!, CultureInfo.InvariantCulture));
        });
    }

    [Fact]
    public void A_range_in_place_of_a_count_is_a_symbol_and_a_number_written_as_text_is_a_number()
    {
        var cells = SlowWorkbook.Texts(OfficialFiles.Bytes(Folder, Name), "Cases by MSOA");
        var figures = Figures("by-msoa").ToList();

        Assert.Equal(1_230 * 2, figures.Count);
        Assert.Equal(Enumerable.Repeat("0-2", 30), figures.Where(one => one.Series.Measure == "cases" && one.Value is null).Select(one => one.Status));
        Assert.All(figures.Where(one => one.Series.Measure == "incidence" && one.Value is null), one => Assert.StartsWith("<", one.Status, StringComparison.Ordinal));
        Assert.All(figures, one => Assert.Equal(cells[one.Ref].Replace(",", "", StringComparison.Ordinal), one.Value ?? one.Status));
        Assert.Equal([new DateOnly(2020, 12, 7)], figures.Select(one => one.Period.End!.Value).Distinct());
    }

    [Fact]
    public void An_age_group_that_looks_like_a_comparison_is_a_key_and_each_list_ends_on_its_own_day()
    {
        var figures = Figures("by-age").ToList();

        Assert.Equal(36 * 2, figures.Count);
        Assert.Equal("1748", Assert.Single(figures, one => one.Series.Measure == "cases-by-age" && one.Series.Breakdown["age"] == "<10" && one.Series.Breakdown["sex"] == "male").Value);
        Assert.Equal(["2020-02-03/2020-12-09"], figures.Select(one => one.Period.ToString()).Distinct());
        Assert.Equal(new DateOnly(2020, 12, 9), Read.Value.OwnPublished);
    }

    [Fact]
    public void The_headline_summary_is_a_page_of_labels_and_values()
    {
        var source = TriedSource.Of(Common + """
            "workbook": {
              "area": { "type": "nation", "code": "W92000004", "name": "Wales" }, "weekHeader": "dd/MM/yy - dd/MM/yy", "totalHeaders": [], "totalSuffix": "-to-date", "totalLabel": "to date", "markers": "\\*$",
              "notTables": ["Contents", "Tests by specimen date", "Cases by MSOA", "Age and sex distribution", "Deaths by date", "Deaths by LHB", "Total tests authorised"],
              "sectionPrefixes": ["Cumulative "],
              "tables": [{ "id": "headlines", "title": "Headline summary", "titles": ["Headline summary"], "periods": "to-date", "headline": "cases", "columns": [{ "headers": [], "periods": "to-date" }],
                "rows": [
                  { "id": "cases", "path": "Cumulative confirmed COVID-19 case total", "measure": "cases", "label": "Cases", "unit": "people" },
                  { "id": "new-cases", "path": "Cumulative confirmed COVID-19 case total > of which were new reports today", "measure": "cases-new", "label": "New cases", "unit": "people", "periods": "daily" },
                  { "id": "negative", "path": "Cumulative individuals who were tested negative", "measure": "negative", "label": "Tested negative", "unit": "people" },
                  { "id": "tested", "path": "Cumulative individuals tested", "measure": "tested", "label": "Tested", "unit": "people" },
                  { "id": "tests", "path": "Cumulative number of tests carried out", "measure": "tests", "label": "Tests", "unit": "people" },
                  { "id": "tests-yesterday", "path": "Cumulative number of tests carried out > Number of tests yesterday", "measure": "tests-yesterday", "label": "Tests yesterday", "unit": "people" },
                  { "id": "deaths", "path": "Cumulative number of suspected COVID-19 deaths* reported to PHW", "measure": "deaths", "label": "Deaths", "unit": "people" },
                  { "id": "new-deaths", "path": "Cumulative number of suspected COVID-19 deaths* reported to PHW > of which were newly reported", "measure": "deaths-new", "label": "New deaths", "unit": "people" }
                ] }]
            }
            """);
        var reading = source.Read(Folder, Name);
        var stated = Readings.Observations(reading).Where(one => !one.Series.Provisional).ToDictionary(one => one.Series.Measure, one => $"{one.Value} {one.Ref}");
        Assert.Equal("2020-12-09/2020-12-09", Readings.Observations(reading).Single(one => one.Series.Measure == "cases-new").Period.ToString());

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["cases"] = "95998 M12",
                ["cases-new"] = "1968 M13",
                ["negative"] = "942921 M14",
                ["tested"] = "1038919 M15",
                ["tests"] = "1635655 M16",
                ["tests-yesterday"] = "13888 M17",
                ["deaths"] = "2789 M18",
                ["deaths-new"] = "33 M19",
            },
            stated);
        Assert.All(Readings.Observations(reading), one => Assert.Equal(new DateOnly(2020, 12, 9), one.Period.End));

        // What stands above the title, such as the two lines that say when was counted, is not part of the table.
        Assert.DoesNotContain(reading.Warnings, warning => warning.Kind == "unknown-row");
    }
}
