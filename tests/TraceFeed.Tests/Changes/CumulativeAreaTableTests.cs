using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

public sealed class CumulativeAreaTableTests
{
    internal const string Folder = "england-utla-cases-table-csv";

    internal static readonly TriedSource Source = TriedSource.Of("""
        "formats": ["csv"], "since": "2020-01-30", "published": null, "units": { "cases": { "decimals": 0, "additive": true } },
        "list": { "tables": [{
          "id": "cases", "title": "Cases by area", "periods": "to-date", "headline": "cases",
          "keys": { "area": { "code": "GSS_CD", "name": "GSS_NM", "type": "utla" }, "ignore": ["FID"] },
          "period": { "endFromPublishedDays": 0 },
          "measures": [{ "id": "cases", "column": "TotalCases", "measure": "cases-to-date", "label": "Cases to date", "unit": "cases" }]
        }] }
        """);

    [Fact]
    public void Each_total_that_is_below_that_of_the_day_before_is_a_failed_check_of_its_area()
    {
        var diffs = new Diffs(Source.Definition);
        var (before, told) = (new Dictionary<string, int>(), new SortedDictionary<DateOnly, int>());
        foreach (var name in OfficialFiles.Names(Folder))
        {
            var day = DateOnly.ParseExact(name.AsSpan("CountyUAs_cases_table-".Length, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var changes = diffs.Take(Source.Read(Folder, name, day), day);
            var failed = changes.Where(change => change is { Kind: ChangeKind.CheckFailed, Check.Id: "fall" }).ToList();

            var now = SlowList.Rows(OfficialFiles.Bytes(Folder, name), "GSS_CD", "TotalCases").ToDictionary(row => row[0], row => int.Parse(row[1], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture));
            var falls = now.Where(area => before.TryGetValue(area.Key, out var earlier) && area.Value < earlier).Select(area => (area.Key, before[area.Key], area.Value)).ToList();
            Assert.Equal(falls.Order(), failed.Select(change => (change.Area!.Code!, Number(change.Old!), Number(change.New!))).Order());
            Assert.Equal(149, changes.Count(change => change.Kind == ChangeKind.PeriodAdded));
            Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn or ChangeKind.SeriesEnded);
            told[day] = failed.Count;
            before = now;
        }

        Assert.Equal(
            [("03-13", 3), ("03-14", 10), ("03-15", 8), ("03-16", 26), ("03-17", 22), ("03-19", 8)],
            told.Where(day => day.Value > 0).Select(day => (day.Key.ToString("MM-dd", CultureInfo.InvariantCulture), day.Value)));
    }

    [Fact]
    public void A_count_padded_with_spaces_is_the_number_it_shows()
    {
        const string Name = "CountyUAs_cases_table-2020-03-17.csv";
        var reading = Source.Read(Folder, Name, new DateOnly(2020, 3, 17));
        var padded = SlowList.Rows(OfficialFiles.Bytes(Folder, Name), "GSS_CD", "TotalCases").ToDictionary(row => row[0], row => row[1]);

        Assert.All(padded.Values, text => Assert.StartsWith(" ", text, StringComparison.Ordinal));
        Assert.Equal(padded.ToDictionary(row => row.Key, row => row.Value.Trim()), Readings.Observations(reading).ToDictionary(one => one.Series.Area!.Code!, one => one.Value!));
    }

    private static int Number(StatedValue stated) => int.Parse(stated.Value!, CultureInfo.InvariantCulture);
}
