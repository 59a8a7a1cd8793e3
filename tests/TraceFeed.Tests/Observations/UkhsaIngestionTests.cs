using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Observations;

public sealed class UkhsaIngestionTests
{
    private const string Folder = "ukhsa-dashboard-json";

    [Theory]
    [InlineData("COVID-19_cases_casesByDay", "daily", "cases", 366)]
    [InlineData("influenza_healthcare_ICUHDUadmissionRateByWeek", "weekly", "rate", 53)]
    [InlineData("influenza_testing_positivityByWeek", "weekly", "rate", 52)]
    public void A_member_more_in_each_record_is_no_change_of_a_figure(string metric, string periods, string unit, int figures)
    {
        var source = Source(periods, unit);
        string older = $"{metric}_CTRY_E92000001_all_all_default@b64c5fa9c.json", newer = $"{metric}_CTRY_E92000001_all_all_default@065be55ce.json";
        Assert.DoesNotContain("is_public", Text(older), StringComparison.Ordinal);
        Assert.Contains("is_public", Text(newer), StringComparison.Ordinal);
        var diffs = new Diffs(source.Definition);
        var reading = source.Read(Folder, older);
        diffs.Take(reading);

        Assert.Empty(reading.Warnings);
        Assert.Equal(figures, reading.Count);
        Assert.Equal(
            Plain(older).Select(point => (point.Date, point.Value)),
            Readings.Observations(reading).OrderBy(one => one.Period.Start).Select(one => (one.Period.Start!.Value, decimal.Parse(one.Value!, CultureInfo.InvariantCulture))));

        var changes = diffs.Take(source.Read(Folder, newer));
        Assert.Equal([ChangeKind.PublicationAdded, ChangeKind.LayoutChanged], changes.Select(change => change.Kind));
        Assert.Equal("is_public", Assert.Single(changes[1].Drift!.To).Text);
    }

    private static TriedSource Source(string periods, string unit) => TriedSource.Of($$"""
        "formats": ["json"], "since": "2020-01-30", "published": null,
        "units": { "cases": { "decimals": 0, "additive": true }, "rate": { "decimals": 2 } },
        "list": { "tables": [{
          "id": "metric", "title": "Metric", "periods": "{{periods}}", "headline": "value", "sheet": "/time_series/*",
          "keys": { "area": { "fixed": { "type": "nation", "code": "E92000001", "name": "England" } }, "ignore": ["epiweek", "embargo", "is_public"] },
          "period": { "start": { "column": "date", "format": "yyyy-MM-dd" } },
          "measures": [{ "id": "value", "column": "metric_value", "measure": "value", "label": "Value", "unit": "{{unit}}" }]
        }] }
        """);

    private static string Text(string name) => System.Text.Encoding.UTF8.GetString(OfficialFiles.Bytes(Folder, name));

    private static List<(DateOnly Date, decimal Value)> Plain(string name)
    {
        using var json = JsonDocument.Parse(Text(name));
        return [.. json.RootElement.GetProperty("time_series").EnumerateArray()
            .Select(point => (DateOnly.ParseExact(point.GetProperty("date").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture), point.GetProperty("metric_value").GetDecimal())).Order()];
    }
}
