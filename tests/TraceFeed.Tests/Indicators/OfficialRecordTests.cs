using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Indicators;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Indicators;

/// <summary>Records of real series. The numbers were counted from the official files without TraceFeed.</summary>
[Collection(OfficialSequencesGroup.Name)]
public sealed class OfficialRecordTests
{
    private const string Scotland = "scotland-mi-tidy";
    private const string Attendances = "management-information/ambulance-attendances-total/nation:S92000003";

    [Fact]
    public void First_figures_of_a_day_of_cases_in_England_were_always_too_low()
    {
        var record = England(new DateOnly(2020, 6, 20));
        var first = record.FirstPublished;
        Assert.Equal("revised upwards in 37 of 37 days, by 182 to 1,173 cases", Sentence("england-cases", "cases", record));
        Assert.Equal((132, 5, 3), (record.Periods.Count, record.Count(PeriodStanding.Young), record.Count(PeriodStanding.NotCompared)));
        Assert.Equal((37, 37, 728, 525.81m, 21m, 41), (first.Periods, first.Revised, first.Revisions, first.Mean, first.MedianDays, first.MostDays));
        Assert.Equal((87, 72, 22, 34, 1871, 12.92m), (record.FirstSeen.Periods, record.FirstSeen.Revised, record.FirstSeen.Up, record.FirstSeen.Down, record.FirstSeen.Revisions, record.FirstSeen.Mean));
        Assert.Equal((new DateOnly(2020, 5, 11), 71m, 1244m), (first.Largest!.Period.End, first.Largest.First!.Value, first.Largest.Latest!.Value));
    }

    /// <summary>On 2 July 2020 tests in the community were counted in: every day moved, by up to thousands.</summary>
    [Fact]
    public void A_new_way_of_counting_is_no_part_of_what_first_figures_are_revised_by()
    {
        var record = England(new DateOnly(2020, 7, 3));
        Assert.Equal("revised upwards in 50 of 51 days, by 95 to 1,184 cases, and downwards in 1", Sentence("england-cases", "cases", record));
        Assert.Equal((1224, 51, 428.82m), (record.FirstPublished.Revisions, record.FirstPublished.OfMassChanges, record.FirstPublished.Mean));
        Assert.Equal(3001, record.Periods.Where(period => period.Standing == PeriodStanding.FirstPublished).Max(period => period.Difference));
    }

    [Fact]
    public void Ambulance_attendances_in_Scotland_were_completed_within_a_week()
    {
        var source = TriedSource.Embedded("scotland-management-information");
        var diffs = new Diffs(source.Definition);
        var publications = OfficialFiles.Names(Scotland).Select(name => (Name: name, Published: Day(name["scotgov-mi-tidy_".Length..])))
            .Select(one => ((DateOnly?)one.Published, diffs.Take(source.Read(Scotland, one.Name, one.Published), one.Published))).ToList();
        var record = ChangeRecords.Of(source.Definition, Attendances, publications);
        var first = record.FirstPublished;

        Assert.Equal("revised upwards in 51 of 52 days, by 1 to 14 attendances", Sentence("scotland-management-information", "attendances", record));
        Assert.Equal((52, 51, 70, 3.83m, 1m, 7), (first.Periods, first.Revised, first.Revisions, first.Mean, first.MedianDays, first.MostDays));
    }

    [Fact]
    public void Of_two_workbooks_eight_weeks_apart_one_week_is_known_from_its_first_publication_on()
    {
        var (first, second) = NationalRevisionsTests.Both;
        var record = ChangeRecords.Of(
            TriedSource.Embedded(Readings.National).Definition, "contacts/contacts-reached-percent/nation:E92000001/handler=all", [(new DateOnly(2020, 9, 3), first), (new DateOnly(2020, 10, 29), second)]);

        // Weeks 1 to 12 stood in the first workbook and not for the first time; of weeks 14 to 21 the second is the first that is known.
        Assert.Equal((21, 8, 1, 12), (record.Periods.Count, record.Count(PeriodStanding.Young), record.FirstPublished.Periods, record.FirstSeen.Periods));
        Assert.Equal((69.4m, 70.0m, 56m), (record.FirstPublished.Largest!.First!.Value, record.FirstPublished.Largest.Latest!.Value, record.FirstPublished.MedianDays));
        Assert.Equal((4, 2, 2, "both"), (record.FirstSeen.Revised, record.FirstSeen.Up, record.FirstSeen.Down, record.FirstSeen.Direction));
        Assert.Null(record.Bias);
    }

    /// <summary>Each file of the local list states its own total to date: nothing is stated twice.</summary>
    [Fact]
    public void Local_totals_are_never_revised_since_no_file_states_an_earlier_one_again()
    {
        var source = TriedSource.Embedded(Readings.Local);
        var diffs = new Diffs(source.Definition);
        var publications = OfficialFiles.Names("england-tt-utla-csv").Where(name => !name.Contains("other-copy", StringComparison.Ordinal))
            .Select(name => (Name: name, Published: new DateOnly(2020, 5, 28).AddDays(7 * (1 + int.Parse(name.Split("_w")[1].AsSpan(0, 2), CultureInfo.InvariantCulture)))))
            .Select(one => ((DateOnly?)one.Published, diffs.Take(source.Read("england-tt-utla-csv", one.Name, one.Published), one.Published))).ToList();
        var record = ChangeRecords.Of(source.Definition, "contact-tracing/cases-transferred/utla:E06000015/handler=all", publications);
        Assert.Equal((9, 2, 7, 0), (record.Periods.Count, record.Count(PeriodStanding.Young), record.FirstPublished.Periods, record.FirstPublished.Revisions));
    }

    private static SeriesRecord England(DateOnly until)
    {
        var days = OfficialSequences.Publications.Where(one => one.Folder == OfficialSequences.Cases && one.Published <= until);
        return ChangeRecords.Of(TriedSource.Embedded("england-cases").Definition, OfficialSequences.NationDaily, [.. days.Select(one => (one.Published, one.NationChanges))]);
    }

    private static string? Sentence(string source, string unit, SeriesRecord record) => record.Bias is { } bias ? BiasText.Of(bias, unit, TriedSource.Embedded(source).Definition) : null;

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
