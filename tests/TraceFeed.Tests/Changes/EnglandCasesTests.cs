using System.Globalization;
using TraceFeed.Changes;
using AreaDay = (string Type, string Code, string Day);

namespace TraceFeed.Tests.Changes;

public sealed class EnglandCasesTests
{
    private const string Folder = "stress-england-cases-daily";

    private static readonly Dictionary<string, string> Types = new()
    {
        ["Nation"] = "nation",
        ["Region"] = "region",
        ["Upper tier local authority"] = "utla",
        ["Lower tier local authority"] = "ltla",
        ["nation"] = "nation",
        ["region"] = "region",
        ["utla"] = "utla",
        ["ltla"] = "ltla",
    };

    // Between 11 and 12 May the column of rates begins, in the middle; on 19 May two days of the nation and
    // on 7 July seven are left blank; on 2 July tests outside hospitals are counted in; 7 July writes 46.0 where 6 July wrote 46; on
    // 4 August types of area are renamed and four columns are gone; on 9 August eight counties are missing and two are cut short.
    // The numbers were counted in the files by a program that is none of TraceFeed.
    [Theory]
    [InlineData("2020-05-11", "2020-05-12", 1_160, 646, 296, 0, 0)]
    [InlineData("2020-05-18", "2020-05-19", 1_819, 664, 286, 2, 0)]
    [InlineData("2020-07-01", "2020-07-02", 21_520, 6_349, 9, 0, 0)]
    [InlineData("2020-07-06", "2020-07-07", 874, 710, 356, 7, 46_454)]
    [InlineData("2020-07-12", "2020-08-04", 1_620, 22_577, 2, 0, 0)]
    [InlineData("2020-08-08", "2020-08-09", 1_367, 465, 204, 0, 0)]
    public void The_daily_cases_of_two_files_differ_as_a_plain_comparison_of_their_rows_says(string earlier, string later, int revised, int stated, int withdrawn, int blank, int spelt)
    {
        Assert.SkipUnless(SlowTests.AreAsked, OfficialSequences.Slow);
        var (before, after) = (Rows(earlier), Rows(later));
        var changes = Between(earlier, later).Where(change => change.Measure == "cases-daily").ToList();

        var both = before.Keys.Where(key => Number(before, key) is not null && Number(after, key) is not null).ToList();
        var ended = Areas(before).Except(Areas(after)).ToHashSet();
        var gone = before.Keys.Where(key => Number(before, key) is not null && Number(after, key) is null && !ended.Contains((key.Type, key.Code))).ToList();
        AssertSame(both.Where(key => Number(before, key) != Number(after, key)), Keys(changes, ChangeKind.ValueRevised), revised);
        AssertSame(after.Keys.Where(key => Number(after, key) is not null && Number(before, key) is null), Keys(changes, ChangeKind.PeriodAdded), stated);
        AssertSame(gone, Keys(changes, ChangeKind.ValueWithdrawn), withdrawn);
        Assert.Equal(blank, gone.Count(after.ContainsKey));
        Assert.Equal(ended.Order(), changes.Where(change => change.Kind == ChangeKind.SeriesEnded).Select(change => (change.Area!.Type, change.Area.Code!)).Order());

        // Another spelling of one number is none of the changes above, because none of them has equal numbers.
        Assert.Equal(spelt, both.Count(key => before[key] != after[key] && Number(before, key) == Number(after, key)));
    }

    [Fact]
    public void With_the_types_of_area_renamed_only_one_day_of_Bradford_vanishes()
    {
        // No other day is said to be gone, though no row of 4 August has the type that it had on 12 July.
        var withdrawn = Between("2020-07-12", "2020-08-04").Where(change => change is { Measure: "cases-daily", Kind: ChangeKind.ValueWithdrawn or ChangeKind.SeriesEnded });

        Assert.Equal([("ltla", "E08000032", "2020-02-20"), ("utla", "E08000032", "2020-02-20")], withdrawn.Select(change => (change.Area!.Type, change.Area.Code!, Day(change))).Order());
    }

    [Fact]
    public void Counties_that_are_missing_for_a_day_end_and_resume_and_those_that_are_cut_are_withdrawn_and_restored()
    {
        var taken = new[] { OfficialPairs.Cases("2020-08-08", "2020-08-09"), OfficialPairs.Cases("2020-08-08", "2020-08-09", "2020-08-10") }.Select(changes => changes.Where(change => change.Measure == "cases-daily").ToList()).ToList();
        var ended = taken[0].Where(change => change.Kind == ChangeKind.SeriesEnded).Select(change => change.Area!.Code!).Order(StringComparer.Ordinal).ToList();
        var withdrawn = taken[0].Where(change => change.Kind == ChangeKind.ValueWithdrawn).ToList();

        Assert.Equal(["E10000020", "E10000021", "E10000023", "E10000024", "E10000025", "E10000027", "E10000028", "E10000029"], ended);
        Assert.Equal([("E10000019", 155), ("E10000030", 49)], withdrawn.GroupBy(change => change.Area!.Code!).Select(area => (area.Key, area.Count())).Order());

        Assert.Equal(ended, taken[1].Where(change => change.Kind == ChangeKind.SeriesAdded).Select(change => { Assert.Equal("resumed", change.Reason); return change.Area!.Code!; }).Order(StringComparer.Ordinal));
        Assert.Equal(
            withdrawn.Select(change => (change.Area!.Code!, Day(change))).Order(),
            taken[1].Where(change => change.Kind == ChangeKind.ValueRestored && !ended.Contains(change.Area!.Code!)).Select(change => (change.Area!.Code!, Day(change))).Order());
    }

    [Fact]
    public void A_count_that_becomes_blank_is_withdrawn_with_the_number_it_had()
    {
        var withdrawn = Between("2020-05-18", "2020-05-19").Where(change => change.Kind == ChangeKind.ValueWithdrawn && change.Area!.Type == "nation" && change.Measure == "cases-daily");

        Assert.Equal([("2020-01-31", "1", null), ("2020-02-16", "1", null)], withdrawn.Select(change => (Day(change), change.Old!.Value!, change.New?.Value)).Order());
    }

    private static IReadOnlyList<Change> Between(string earlier, string later) => OfficialPairs.Cases(earlier, later);

    private static Dictionary<AreaDay, string> Rows(string day) => SlowList
        .Rows(OfficialFiles.Bytes(Folder, $"coronavirus-cases_latest_{day}.csv.gz"), "Area type", "Area code", "Specimen date", "Daily lab-confirmed cases")
        .ToDictionary(row => (Types[row[0]], row[1], row[2]), row => row[3]);

    private static IEnumerable<(string, string)> Areas(Dictionary<AreaDay, string> rows) => rows.Keys.Where(key => Number(rows, key) is not null).Select(key => (key.Type, key.Code)).Distinct();

    private static decimal? Number(Dictionary<AreaDay, string> rows, AreaDay key) => rows.GetValueOrDefault(key) is { Length: > 0 } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static IEnumerable<AreaDay> Keys(IEnumerable<Change> changes, string kind) =>
        changes.Where(change => change.Kind == kind).Select(change => (change.Area!.Type, change.Area.Code!, Day(change)));

    private static void AssertSame(IEnumerable<AreaDay> expected, IEnumerable<AreaDay> found, int count)
    {
        var (one, other) = (expected.ToHashSet(), found.ToList());
        Assert.Equal((count, count), (one.Count, other.Count));
        Assert.True(one.SetEquals(other));
    }

    private static string Day(Change change) => TraceFeed.Observations.Period.Iso(change.Period!.Value.End);
}
