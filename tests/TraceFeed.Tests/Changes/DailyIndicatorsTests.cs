using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Changes;

public sealed class DailyIndicatorsTests
{
    internal const string Folder = "uk-daily-indicators-xlsx";

    // Columns and whether the publication of every day has them; deaths of nations and of the day came in between the others on 27 March.
    private static readonly (string Column, string Measure, string Periods, bool Optional)[] Columns =
    [
        ("TotalUKCases", "cases-uk", "to-date", false), ("NewUKCases", "cases-new-uk", "daily", false), ("TotalUKDeaths", "deaths-uk", "to-date", false), ("DailyUKDeaths", "deaths-new-uk", "daily", true),
        ("EnglandCases", "cases-england", "to-date", false), ("EnglandDeaths", "deaths-england", "to-date", true), ("ScotlandCases", "cases-scotland", "to-date", false), ("ScotlandDeaths", "deaths-scotland", "to-date", true),
        ("WalesCases", "cases-wales", "to-date", false), ("WalesDeaths", "deaths-wales", "to-date", true), ("NICases", "cases-northern-ireland", "to-date", false), ("NIDeaths", "deaths-northern-ireland", "to-date", true),
    ];

    internal static readonly TriedSource Indicators = TriedSource.Of($$"""
        "formats": ["xlsx"], "since": "2020-01-31", "published": null, "units": { "people": { "decimals": 0, "additive": true } },
        "list": { "tables": [{
          "id": "indicators", "title": "Daily indicators", "periods": "daily", "headline": "cases-uk",
          "keys": { "area": { "fixed": { "type": "country", "code": "K02000001", "name": "United Kingdom" } } },
          "period": { "start": { "column": "DateVal", "format": "yyyy-MM-dd" } },
          "measures": [{{string.Join(',', Columns.Select(one => $$"""{ "id": "{{one.Measure}}", "column": "{{one.Column}}", "measure": "{{one.Measure}}", "label": "{{one.Column}}", "unit": "people", "periods": "{{one.Periods}}", "optional": {{(one.Optional ? "true" : "false")}} }"""))}}]
        }] }
        """);

    [Fact]
    public void Workbooks_whose_name_is_misspelt_are_read_by_what_they_hold()
    {
        var misspelt = OfficialFiles.Names(Folder).Where(name => name.EndsWith(".xslx", StringComparison.Ordinal)).ToList();

        Assert.Equal(18, misspelt.Count);
        Assert.All(misspelt, name => Assert.Equal("xlsx", TabularFile.Sniff(OfficialFiles.Bytes(Folder, name))));
    }

    [Fact]
    public void Twenty_days_of_one_row_each_bring_only_new_periods_wherever_the_columns_stand()
    {
        var diffs = new Diffs(Indicators.Definition);
        foreach (var name in OfficialFiles.Names(Folder))
        {
            var day = DateOnly.ParseExact(name.AsSpan("DailyIndicators-".Length, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var reading = Indicators.Read(Folder, name);
            var changes = diffs.Take(reading).Skip(1).ToList();

            // Header and value one below the other, read without the program.
            var cells = SlowWorkbook.Texts(OfficialFiles.Bytes(Folder, name), "Sheet1");
            var plain = Columns.Select(one => (one.Measure, Header: cells.SingleOrDefault(cell => cell.Value == one.Column).Key)).Where(one => one.Header is not null)
                .ToDictionary(one => one.Measure, one => cells[one.Header.Replace('1', '2')]);
            Assert.Equal(day < new DateOnly(2020, 3, 27) ? 7 : 12, plain.Count);
            Assert.Empty(reading.Warnings);
            Assert.Equal(plain, changes.Where(change => change.Kind == ChangeKind.PeriodAdded).ToDictionary(change => change.Measure!, change => change.New!.Value!));
            Assert.All(changes.Where(change => change.Period is not null), change => Assert.Equal(day, change.Period!.Value.End));
            Assert.Equal(day.Day switch { 10 => 7, 27 => 5, _ => 0 }, changes.Count(change => change.Kind == ChangeKind.SeriesAdded));
            Assert.Equal(day.Day == 27 ? 5 : 0, changes.Count(change => change.Drift?.Aspect == DriftAspect.Column));
            Assert.DoesNotContain(changes, change => change.Kind is not (ChangeKind.PeriodAdded or ChangeKind.SeriesAdded) && change.Drift?.Aspect is not (DriftAspect.Column or DriftAspect.ColumnOrder));
        }
    }
}
