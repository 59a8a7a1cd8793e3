using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes;

public sealed class UkDashboardTests
{
    private const string Folder = "uk-dashboard-json";
    private const string Stem = "coronavirus-covid-19-number-of-cases-in-uk-";

    private static readonly string[] Scalars = ["total-cases", "new-cases", "total-deaths"];

    private readonly TriedSource source = TriedSource.Embedded("uk-dashboard");

    [Fact]
    public void The_same_file_with_line_breaks_and_indents_is_no_change()
    {
        var diffs = new Diffs(source.Definition);
        diffs.Take(source.Read(Folder, Stem + "2020-04-22.json"));

        Assert.Equal([ChangeKind.PublicationAdded], diffs.Take(source.Read(Folder, Stem + "2020-04-22-pretty.json")).Select(change => change.Kind));
    }

    // A point is one value: of a day in a series, or one of the 170 totals. The file of each day states its totals for another day, so
    // that a total of today is new beside yesterday's; the plain comparison counts them apart.
    [Theory]
    [InlineData("2020-04-15", "2020-04-16", 362, 62, 3_728)]
    [InlineData("2020-04-16", "2020-04-17", 374, 44, 2_354)]
    [InlineData("2020-04-17", "2020-04-18", 362, 60, 1_843)]
    [InlineData("2020-04-18", "2020-04-19", 390, 58, 3_313)]
    [InlineData("2020-04-19", "2020-04-20", 374, 74, 3_127)]
    [InlineData("2020-04-20", "2020-04-21", 412, 80, 1_932)]
    [InlineData("2020-04-21", "2020-04-22", 410, 52, 2_074)]
    public void From_one_day_to_the_next_as_many_points_are_new_gone_and_changed_as_a_plain_comparison_finds(string earlier, string later, int stated, int gone, int changed)
    {
        Assert.SkipUnless(SlowTests.AreAsked, OfficialSequences.Slow);
        var (before, after) = (Points(earlier), Points(later));
        var both = before.Keys.Where(after.ContainsKey).ToList();
        var totals = both.Count(key => key.Date.Length == 0 && before[key] != after[key]);
        Assert.Equal((stated, gone, changed), (after.Keys.Except(before.Keys).Count(), before.Keys.Except(after.Keys).Count(), both.Count(key => before[key] != after[key])));

        var diffs = new Diffs(source.Definition);
        diffs.Take(source.Read(Folder, $"{Stem}{earlier}.json"));
        var changes = diffs.Take(source.Read(Folder, $"{Stem}{later}.json"));
        var ofDays = changes.Where(change => change.Measure is not null && !Scalars.Contains(change.Measure)).ToList();

        Assert.Equal(changed - totals, ofDays.Count(change => change.Kind == ChangeKind.ValueRevised));
        Assert.Equal(stated, ofDays.Count(change => change.Kind == ChangeKind.PeriodAdded));
        Assert.Equal(170, changes.Count(change => change.Kind == ChangeKind.PeriodAdded && Scalars.Contains(change.Measure)));

        Assert.Equal(
            before.Keys.Except(after.Keys).Select(key => (key.Code, key.Date)).Order(),
            ofDays.Where(change => change.Kind == ChangeKind.ValueWithdrawn).Select(change => (change.Area!.Code!, Period.Iso(change.Period!.Value.End))).Order());
        Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.SeriesAdded or ChangeKind.SeriesEnded);
    }

    [Fact]
    public void A_total_that_goes_to_and_fro_is_told_each_time_with_what_it_was_and_is()
    {
        var diffs = new Diffs(source.Definition);
        var told = Enumerable.Range(15, 8).SelectMany(day => diffs.Take(source.Read(Folder, FormattableString.Invariant($"{Stem}2020-04-{day}.json"))))
            .Where(change => change.Kind == ChangeKind.ValueRevised && change.Measure == "cases-cumulative" && change.Area!.Code == "E09000026" && change.Period!.Value.End == new DateOnly(2020, 4, 2))
            .Select(change => $"{change.Old!.Value} → {change.New!.Value}");

        Assert.Equal(["291 → 290", "290 → 291", "291 → 292", "292 → 293", "293 → 292", "292 → 291"], told);
    }

    [Fact]
    public void Every_figure_has_a_pointer_that_leads_to_its_value_in_the_original()
    {
        var name = Stem + "2020-04-22.json";
        using var json = JsonDocument.Parse(OfficialFiles.Bytes(Folder, name));
        var figures = Readings.Observations(source.Read(Folder, name)).ToList();

        Assert.Equal(Points("2020-04-22").Count, figures.Count);
        Assert.Equal(figures.Count, figures.Select(figure => figure.Ref).Distinct().Count());
        Assert.All(figures, figure =>
        {
            Assert.Null(figure.Sheet);
            Assert.Equal(figure.Value, Follow(json.RootElement, figure.Ref).GetRawText());
        });
    }

    [Fact]
    public void Nothing_in_the_eight_days_is_unknown() =>
        Assert.All(OfficialFiles.Names(Folder), name => Assert.Empty(source.Read(Folder, name).Warnings));

    // RFC 6901 in its plainest form: no name of these files holds a '~' or a '/'.
    private static JsonElement Follow(JsonElement at, string pointer) => pointer.Split('/').Skip(1).Aggregate(
        at, (element, name) => element.ValueKind == JsonValueKind.Array ? element[int.Parse(name, CultureInfo.InvariantCulture)] : element.GetProperty(name));

    private static Dictionary<(string Level, string Code, string Member, string Date), string> Points(string day)
    {
        using var json = JsonDocument.Parse(OfficialFiles.Bytes(Folder, $"{Stem}{day}.json"));
        return (from level in json.RootElement.EnumerateObject()
                where level.Value.ValueKind == JsonValueKind.Object
                from area in level.Value.EnumerateObject()
                from member in area.Value.EnumerateObject()
                where member.Name != "name"
                from point in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value]
                select (Key: (level.Name, area.Name, member.Name, point.TryGetProperty("date", out var date) ? date.GetString()! : ""), Value: point.GetProperty("value").GetRawText()))
            .ToDictionary(point => point.Key, point => point.Value);
    }
}
