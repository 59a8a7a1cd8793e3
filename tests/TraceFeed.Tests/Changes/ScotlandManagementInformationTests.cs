using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Observations;
using Key = (string Area, string Day, string Variable);

namespace TraceFeed.Tests.Changes;

public sealed class ScotlandManagementInformationTests
{
    private const string Folder = "scotland-mi-tidy";

    private static readonly TriedSource Source = TriedSource.Embedded("scotland-management-information");

    private static readonly Lazy<IReadOnlyList<(string Name, Reading Reading, IReadOnlyList<Change> Changes)>> History = new(() =>
    {
        var diffs = new Diffs(Source.Definition);
        return [.. from name in OfficialFiles.Names(Folder)
                   let day = DateOnly.ParseExact(name.AsSpan("scotgov-mi-tidy_".Length, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
                   let reading = Source.Read(Folder, name, day)
                   select (name, reading, diffs.Take(reading, day))];
    });

    private static IReadOnlyList<(string Name, Reading Reading, IReadOnlyList<Change> Changes)> Days
    {
        get
        {
            OfficialFiles.Path(Folder);
            return History.Value;
        }
    }

    private static IEnumerable<Change> Changes => Days.Skip(1).SelectMany(day => day.Changes);

    [Fact]
    public void Over_59_steps_311_numbers_are_revised_and_4_counts_become_withheld()
    {
        Assert.Equal(60, Days.Count);
        Assert.Equal(311, Changes.Count(change => change.Kind == ChangeKind.ValueRevised));
        Assert.Equal(
            [("S08000028", "2020-06-04"), ("S08000030", "2020-06-16"), ("SB0801", "2020-05-13"), ("SB0801", "2020-06-04")],
            Changes.Where(change => change is { Kind: ChangeKind.ValueSuppressed, Old: null, New.Status: "*" }).Select(change => (change.Area!.Code!, Period.Iso(change.Period!.Value.End))).Order());
        Assert.DoesNotContain(Changes, change => change.Kind is ChangeKind.ValueDisclosed or ChangeKind.StatusChanged);
    }

    [Fact]
    public void Each_revision_is_one_that_a_plain_comparison_of_rows_finds_and_the_other_way_round()
    {
        var (revisions, suppressions) = Slow(lastRowWins: false);
        var found = Changes.Where(change => change.Kind == ChangeKind.ValueRevised).Select(change => (change.Area!.Code!, Period.Iso(change.Period!.Value.End), Decimal(change.Old!.Value!), Decimal(change.New!.Value!)));

        Assert.Equal((311, 4), (revisions.Count, suppressions));
        Assert.Equal(revisions.Order(), found.Order());
    }

    [Fact]
    public void Were_the_last_of_rows_that_contradict_each_other_to_win_ten_more_revisions_would_be_told()
    {
        var (revisions, suppressions) = Slow(lastRowWins: true);

        Assert.Equal((321, 4), (revisions.Count, suppressions));
    }

    [Fact]
    public void Five_figures_that_a_file_states_twice_with_different_numbers_are_not_stated_and_named_with_both_cells()
    {
        var (_, reading, changes) = Days.Single(day => day.Name.Contains("2020-06-06", StringComparison.Ordinal));

        // ICU suspected 7 and 4, ICU total 23 and 20, hospital confirmed 676 and 646, suspected 319 and 373, total 995 and 1,019.
        Assert.Equal(5, reading.NotStated.Count);
        Assert.Equal(["E307", "E388", "E460", "E532", "E613"], reading.Warnings.Where(warning => warning.Kind == "conflict").Select(warning => warning.Cell).Order(StringComparer.Ordinal));
        Assert.All(reading.Warnings.Where(warning => warning.Kind == "conflict"), warning =>
            Assert.Contains("E" + (int.Parse(warning.Cell!.AsSpan(1), CultureInfo.InvariantCulture) - 1), warning.Message, StringComparison.Ordinal));

        // ICU confirmed stands there twice as 16: reported, and stated.
        Assert.Equal(["E235"], reading.Warnings.Where(warning => warning.Kind == "repeat").Select(warning => warning.Cell));
        var day = new DateOnly(2020, 6, 5);
        Assert.Single(Readings.Observations(reading), one => one.Series.Measure == "covid-19-patients-in-icu-confirmed" && one.Period.End == day && one.Value == "16");
        Assert.DoesNotContain(changes, change => change.Area?.Code == "S92000003" && change.Period?.End == day && change.Measure is "covid-19-patients-in-icu-total" or "covid-19-patients-in-hospital-confirmed");
    }

    // On 29 April seven variables are said of adult care homes, on 25 May two of NHS labs, and on 28 May seven begin with "Testing", one of them in 15 areas.
    [Theory]
    [InlineData("2020-04-29", 7, 7, "care-homes-daily-number-of-new-suspected-covid-19-cases", "adult-care-homes-daily-number-of-new-suspected-covid-19-cases")]
    [InlineData("2020-05-25", 2, 2, "total-number-of-covid-19-tests-carried-out-daily", "total-number-of-covid-19-tests-carried-out-by-nhs-labs-daily")]
    [InlineData("2020-05-28", 7, 21, "cumulative-people-tested-for-covid-19-positive", "testing-cumulative-people-tested-for-covid-19-positive")]
    public void A_variable_under_another_name_is_a_series_that_goes_on(string day, int variables, int series, string old, string now)
    {
        var changes = Of(day);
        var renamed = changes.Where(change => change.Kind == ChangeKind.SeriesRenamed).ToList();

        Assert.Equal((series, variables), (renamed.Count, renamed.Select(change => change.Measure).Distinct().Count()));
        Assert.Contains(renamed, change => change.Measure == now && change.Drift!.From.Single().Series!.StartsWith($"management-information/{old}/", StringComparison.Ordinal));
        Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.SeriesEnded or ChangeKind.ValueWithdrawn);
    }

    [Fact]
    public void A_total_that_is_told_in_two_parts_for_15_areas_is_a_series_that_is_split()
    {
        var changes = Of("2020-05-05");
        var split = Assert.Single(changes, change => change.Kind == ChangeKind.SeriesRenamed);

        Assert.Equal((DriftAspect.Split, 15), (split.Drift!.Aspect, split.Drift.Concerns));
        Assert.Equal(["COVID-19 patients in hospital: Total"], split.Drift.From.Select(end => end.Text));
        Assert.Equal(["COVID-19 patients in hospital: Confirmed", "COVID-19 patients in hospital: Suspected"], split.Drift.To.Select(end => end.Text));
        Assert.Equal((15, 30), (changes.Count(change => change.Kind == ChangeKind.SeriesEnded && change.PartOf == split.Id), changes.Count(change => change.Kind == ChangeKind.SeriesAdded && change.PartOf == split.Id)));
    }

    [Fact]
    public void No_other_series_is_renamed_recoded_or_ambiguous() =>
        Assert.Equal(
            ["2020-04-29", "2020-05-05", "2020-05-25", "2020-05-28"],
            Days.Where(day => day.Changes.Any(change => change.Kind is ChangeKind.SeriesRenamed or ChangeKind.AreaRecoded || change.Reason == "ambiguous")).Select(day => day.Name.Substring("scotgov-mi-tidy_".Length, 10)));

    [Fact]
    public void Every_variable_area_and_symbol_of_the_files_is_known() =>
        Assert.Equal(["conflict", "repeat"], Days.SelectMany(day => day.Reading.Warnings).Select(warning => warning.Kind).Distinct().Order(StringComparer.Ordinal));

    private static IReadOnlyList<Change> Of(string day) => Days.First(one => one.Name.Contains(day, StringComparison.Ordinal)).Changes;

    // Row by row against what was stated last, a number where one decimal is kept as the definition keeps it.
    private static (List<(string Area, string Day, decimal Old, decimal New)> Revisions, int Suppressions) Slow(bool lastRowWins)
    {
        var (stated, revisions, suppressions) = (new Dictionary<Key, string>(), new List<(string, string, decimal, decimal)>(), 0);
        foreach (var name in OfficialFiles.Names(Folder))
        {
            var rows = SlowList.Rows(OfficialFiles.Bytes(Folder, name), "GeographyCode", "DateCode", "Variable", "Value").GroupBy(row => (row[0], row[1], row[2]), row => row[3]).ToList();
            foreach (var row in rows.Where(row => lastRowWins || row.Distinct().Count() == 1))
            {
                var (now, before) = (row.Last(), stated.GetValueOrDefault(row.Key));
                if (before is not null && char.IsAsciiDigit(before[0]) && char.IsAsciiDigit(now[0]) && Decimal(before) != Decimal(now))
                {
                    revisions.Add((row.Key.Item1, row.Key.Item2, Decimal(before), Decimal(now)));
                }

                suppressions += before is not null && before != now && (before == "*" || now == "*") ? 1 : 0;
                stated[row.Key] = now;
            }

            // What a file leaves out is gone: should it come back, it is no revision of what stood there long ago.
            var keys = rows.Select(row => row.Key).ToHashSet();
            stated.Keys.Where(key => !keys.Contains(key)).ToList().ForEach(key => stated.Remove(key));
        }

        return (revisions, suppressions);
    }

    private static decimal Decimal(string text) => Math.Round(decimal.Parse(text, CultureInfo.InvariantCulture), 1, MidpointRounding.AwayFromZero);
}
