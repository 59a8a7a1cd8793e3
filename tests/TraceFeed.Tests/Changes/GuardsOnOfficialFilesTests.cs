using System.Globalization;

namespace TraceFeed.Tests.Changes;

/// <summary>No publication that was what it claims to be is refused.</summary>
public sealed class GuardsOnOfficialFilesTests
{
    private const string Cases = "stress-england-cases-daily";
    private const string Dashboard = "uk-dashboard-json";

    // On 2 July 21,520 of about 40,000 daily counts are others than the day before; on 4 August four columns are gone; on 9 August eight counties.
    [Theory]
    [InlineData("2020-05-10", "2020-05-11", "2020-05-12")]
    [InlineData("2020-07-01", "2020-07-02", "2020-07-03")]
    [InlineData("2020-07-12", "2020-08-04")]
    [InlineData("2020-08-08", "2020-08-09", "2020-08-10", "2020-08-11", "2020-08-12")]
    public void Daily_cases_of_England_pass(params string[] days) =>
        Pass(TriedSource.Embedded("england-cases"), Cases, days.Where(day => OfficialFiles.Names(Cases).Contains(CasesOf(day))).Select(day => (CasesOf(day), (DateOnly?)Date(day))));

    [Fact]
    public void Sixty_days_of_Scotland_pass() =>
        Pass(TriedSource.Embedded("scotland-management-information"), "scotland-mi-tidy", OfficialFiles.Names("scotland-mi-tidy").Select(name => (name, (DateOnly?)Date(name["scotgov-mi-tidy_".Length..][..10]))));

    [Fact]
    public void Nine_weeks_of_the_local_list_pass() => Pass(
        TriedSource.Embedded(Readings.Local), "england-tt-utla-csv",
        new[] { 10, 11, 12, 13, 14, 15, 16, 20, 21 }.Select(week => (FormattableString.Invariant($"Regional_contact_tracing_w{week}.csv"), (DateOnly?)null)));

    [Fact]
    public void Both_national_workbooks_pass() => Pass(
        TriedSource.Embedded(Readings.National), "england-tt-national",
        [("2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods", null), ("2020-10-29_NHS_T_T_data_tables_w21.ods", null)]);

    [Fact]
    public void Both_weeks_of_the_demographics_pass() => Pass(
        TriedSource.Embedded("england-test-and-trace-demographics"), "england-tt-demographic", [(ResavedWorkbooks.W21, null), (ResavedWorkbooks.W22, null)]);

    [Fact]
    public void Every_day_of_the_dashboard_passes() => Pass(
        TriedSource.Embedded("uk-dashboard"), Dashboard, OfficialFiles.Names(Dashboard).Where(name => name.EndsWith(".json", StringComparison.Ordinal) && name.Contains("number-of-cases", StringComparison.Ordinal) && !name.Contains("pretty", StringComparison.Ordinal)).Select(name => (name, (DateOnly?)null)));

    [Fact]
    public void Twenty_days_of_one_row_each_pass() => Pass(DailyIndicatorsTests.Indicators, DailyIndicatorsTests.Folder, OfficialFiles.Names(DailyIndicatorsTests.Folder).Select(name => (name, (DateOnly?)null)));

    [Fact]
    public void Every_day_of_totals_by_area_passes() => Pass(
        CumulativeAreaTableTests.Source, CumulativeAreaTableTests.Folder, OfficialFiles.Names(CumulativeAreaTableTests.Folder).Select(name => (name, (DateOnly?)Date(name["CountyUAs_cases_table-".Length..][..10]))));

    private static void Pass(TriedSource source, string folder, IEnumerable<(string Name, DateOnly? Published)> files)
    {
        var diffs = new Diffs(source.Definition);
        var passed = 0;
        foreach (var (name, published) in files)
        {
            var reading = source.Read(folder, name, published);
            Assert.True(diffs.Refusal(reading, published) is not { } refusal, $"{name}: {diffs.Refusal(reading, published)?.Reason}");
            diffs.Pass(reading, published);
            passed++;
        }

        Assert.True(passed > 1, $"{passed} files of {folder} are no sequence.");
    }

    private static string CasesOf(string day) => $"coronavirus-cases_latest_{day}.csv.gz";

    private static DateOnly Date(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
