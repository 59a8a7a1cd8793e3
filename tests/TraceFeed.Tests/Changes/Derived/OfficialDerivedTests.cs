using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>What was argued about in 2020, figure for figure, from the two official workbooks; the numbers are those of the claims, worked out from the tables by hand.</summary>
public sealed class OfficialDerivedTests
{
    private const string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    private static readonly SourceDefinition Definition = DefinitionCatalog.Embedded.Find(Readings.National)!;
    private static readonly Lazy<Reading[]> Workbooks = new(() => [.. new[] { September, October }.Select(name => Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", name)))]);
    private static readonly Lazy<IReadOnlyDictionary<string, string>[]> Alone = new(() => [.. Workbooks.Value.Select(Figures)]);

    [Theory]
    [InlineData("39.8", 1)]
    [InlineData("44.1", 2)]
    [InlineData("43.5", 3)]
    [InlineData("42.4", 4)]
    [InlineData("42.3", 5)]
    [InlineData("44.1", 6)]
    [InlineData("50.1", 7)]
    [InlineData("51.1", 8)]
    [InlineData("46.1", 9)]
    [InlineData("47.0", 10)]
    [InlineData("44.3", 11)]
    [InlineData("43.7", 12)]
    [InlineData("45.3", 13)]
    public void The_product_of_three_shares_of_each_week(string percent, int week)
    {
        Assert.Equal(percent, Of(September)[$"indicators/chain-reached-percent/nation:E92000001/handler=all {Week(week)}"]);
        if (week is 8 or 9)
        {
            Assert.Equal(percent, Of(October)[$"indicators/chain-reached-percent/nation:E92000001/handler=all {Week(week)}"]);
        }
    }

    [Fact]
    public void From_rounded_shares_three_weeks_would_read_a_tenth_more_as_claim_d_says()
    {
        var derived = Of(September);
        var printed = SlowFigure.Read(Workbooks.Value[0], Definition).Where(line => line.Value is not null).ToDictionary(line => line.Key, line => decimal.Parse(line.Value!, CultureInfo.InvariantCulture));
        var different =
            from week in Enumerable.Range(1, 13)
            let rounded = new[] { "cases-transferred/cases-reached-percent", "cases-gave-contacts/cases-gave-contacts-percent", "contacts/contacts-reached-percent" }
                .Select(share => printed[$"{share}/nation:E92000001/handler=all {Week(week)}"]).Aggregate(100m, (product, share) => product * share / 100)
            let percent = Math.Round(rounded, 1, MidpointRounding.AwayFromZero)
            where percent != decimal.Parse(derived[$"indicators/chain-reached-percent/nation:E92000001/handler=all {Week(week)}"], CultureInfo.InvariantCulture)
            select (week, percent);

        Assert.Equal([(1, 39.9m), (7, 50.2m), (11, 44.4m)], different);
    }

    [Theory]
    [InlineData(1, 44_869, 44_992, "99.7", 5_288, 10_066, "52.5")]
    [InlineData(9, 148_631, 151_699, "98.0", 51_516, 91_747, "56.2")]
    [InlineData(10, 156_855, 160_379, "97.8", 59_302, 104_475, "56.8")]
    [InlineData(11, 163_095, 166_937, "97.7", 65_737, 115_435, "56.9")]
    [InlineData(12, 174_260, 178_541, "97.6", 74_526, 129_706, "57.5")]
    [InlineData(13, 182_030, 186_528, "97.6", 88_529, 153_107, "57.8")]
    public void Contacts_reached_by_local_teams_and_by_others_since_launch(int week, int local, int ofLocal, string localPercent, int other, int ofOther, string otherPercent)
    {
        Assert.Equal([$"{local}", $"{ofLocal}", localPercent], SinceLaunch("local-hpt", week));
        Assert.Equal([$"{other}", $"{ofOther}", otherPercent], SinceLaunch("not-local-hpt", week));
        Assert.Equal(
            (new SlowRational(100 * local, ofLocal) - new SlowRational(100 * other, ofOther)).Rounded(1),
            Of(September)[$"indicators/local-hpt-lead-to-date-points/nation:E92000001/handler=all {ToDate(week)}"]);
    }

    [Theory]
    [InlineData(7, 7_900, 8_049, "98.1", 5_698, 9_257, "61.6")]
    [InlineData(8, 8_404, 8_867, "94.8", 6_565, 10_769, "61.0")]
    [InlineData(9, 6_353, 6_910, "91.9", 7_480, 12_279, "60.9")]
    [InlineData(10, 8_224, 8_680, "94.7", 7_786, 12_728, "61.2")]
    [InlineData(11, 6_240, 6_558, "95.2", 6_435, 10_960, "58.7")]
    [InlineData(12, 11_165, 11_604, "96.2", 8_789, 14_271, "61.6")]
    [InlineData(13, 7_770, 7_987, "97.3", 14_003, 23_401, "59.8")]
    public void Each_week_of_them_is_the_difference_of_two_totals_and_gives_the_lead(int week, int local, int ofLocal, string localPercent, int other, int ofOther, string otherPercent)
    {
        Assert.Equal([local, ofLocal], Between("local-hpt", week));
        Assert.Equal([other, ofOther], Between("not-local-hpt", week));
        Assert.Equal((localPercent, otherPercent), (new SlowRational(100 * local, ofLocal).Rounded(1), new SlowRational(100 * other, ofOther).Rounded(1)));
        Assert.Equal((new SlowRational(100 * local, ofLocal) - new SlowRational(100 * other, ofOther)).Rounded(1), Of(September)[$"indicators/local-hpt-lead-points/nation:E92000001/handler=all {Week(week)}"]);
    }

    [Fact]
    public void One_in_four_within_48_hours_by_each_way_to_count_it()
    {
        var figures = Of(September);
        string[] Within(string measure, string handler) => [.. new[] { 11, 12, 13 }.Select(week => figures[$"indicators/{measure}/nation:E92000001/clock=transfer/handler={handler} {Week(week)}"])];

        Assert.Equal(["29.2", "25.1", "34.5"], Within("within-48-hours-of-all-contacts-percent", "all"));
        Assert.Equal("25.8", Within("chain-within-48-hours-percent", "not-local-hpt")[1]);
        Assert.Equal("45.5", Within("within-48-hours-percent", "not-local-hpt")[1]);
        Assert.Equal("75.7", Within("within-48-hours-of-timed-percent", "not-local-hpt")[1]);
        Assert.Equal(new SlowRational(406_900, 14_271).Rounded(1), Within("within-24-hours-percent", "not-local-hpt")[1]);
    }

    [Fact]
    public void Without_contacts_of_whom_nothing_is_known_more_were_reached() =>
        Assert.Equal("72.5", Of(September)[$"indicators/contacts-reached-with-details-running-percent/nation:E92000001/handler=not-local-hpt {ToDate(13)}"]);

    // Every input is held against the cell that it names, as the file is printed.
    [Fact]
    public void Every_figure_of_both_workbooks_one_after_the_other_is_that_of_the_slow_derivation_and_names_its_cells()
    {
        var (diffs, lineage, known) = (new Diffs(Definition), new SlowLineage(Definition), new Dictionary<string, SlowFigure>(StringComparer.Ordinal));
        foreach (var workbook in Workbooks.Value)
        {
            var changes = diffs.Take(workbook);
            Take(known, SlowFigure.Read(workbook, Definition), lineage, changes);

            Assert.Equal(Sorted(new SlowDerivation(Definition).Of(known.Values).Select(figure => figure.ToString())), Sorted(SlowFigure.Derived(diffs.Vintage)));
            Assert.Empty(DerivedDiffer.Contradictions(diffs.Vintage, Definition));
        }
    }

    [Fact]
    public void Weeks_of_local_authorities_are_differences_of_printed_totals_also_below_zero_and_only_where_the_week_before_is_printed()
    {
        var source = TriedSource.Embedded(Readings.Local);
        var (diffs, lineage, known) = (new Diffs(source.Definition), new SlowLineage(source.Definition), new Dictionary<string, SlowFigure>(StringComparer.Ordinal));
        var printed = new Dictionary<int, Dictionary<string, long>>();
        foreach (var week in new[] { 10, 11, 12, 13, 14, 15, 16, 20, 21 })
        {
            var reading = source.Read("england-tt-utla-csv", $"Regional_contact_tracing_w{week}.csv");
            var changes = diffs.Take(reading);
            var lines = SlowFigure.Read(reading, source.Definition).ToList();
            Take(known, lines, lineage, changes);
            printed.Add(week, lines.Where(line => line.Start == DerivedSource.Since && line.End == Last(week) && !line.Measure.EndsWith("-percent", StringComparison.Ordinal)).ToDictionary(line => line.Series, line => long.Parse(line.Value!, CultureInfo.InvariantCulture)));
            Assert.Equal(600, printed[week].Count);

            var weeks = changes.Where(change => change is { Origin: Origin.Derived, Kind: ChangeKind.PeriodAdded }).ToList();
            if (!printed.TryGetValue(week - 1, out var before))
            {
                Assert.Empty(weeks);
                continue;
            }

            Assert.Equal(
                printed[week].Select(total => (total.Key.Replace("contact-tracing/", "", StringComparison.Ordinal), $"{total.Value - before[total.Key]}")).Order(),
                weeks.Select(change => ($"{change.Measure!.Replace("-weekly", "", StringComparison.Ordinal)}/{change.Area!.Key}/handler={change.Breakdown!["handler"]}", change.New!.Value!)).Order());
            Assert.All(weeks, change => Assert.Equal(Week(week), change.Period.ToString()));
        }

        Assert.Equal(["-1138", "-291", "-411", "-579"], Hackney(16));
        Assert.Equal(Sorted(new SlowDerivation(source.Definition).Of(known.Values).Select(figure => figure.ToString())), Sorted(SlowFigure.Derived(diffs.Vintage)));

        IEnumerable<string> Hackney(int week) => SlowFigure.Derived(diffs.Vintage).Where(line => line.Contains($"utla:E09000012/", StringComparison.Ordinal) && line.Contains($" {Week(week)} -", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(' ') + 1)..]).Order(StringComparer.Ordinal);
    }

    // What was stated last, as long as the publisher has not withdrawn it.
    private static void Take(Dictionary<string, SlowFigure> known, IEnumerable<SlowFigure> lines, SlowLineage lineage, IReadOnlyList<Change> changes)
    {
        foreach (var line in lines)
        {
            known[line.Key] = line;
            lineage.Cell(line.Cell!, line);
        }

        foreach (var change in Diffs.Published(changes).Where(change => change.Kind == ChangeKind.ValueWithdrawn))
        {
            known.Remove($"{change.Series} {change.Period}");
        }

        lineage.Holds(known.Values, changes);
    }

    private static IReadOnlyDictionary<string, string> Of(string workbook)
    {
        OfficialFiles.Path("england-tt-national", workbook);
        return Alone.Value[workbook == September ? 0 : 1];
    }

    private static Dictionary<string, string> Figures(Reading workbook)
    {
        var diffs = new Diffs(Definition);
        return diffs.Take(workbook).Where(change => change is { Origin: Origin.Derived, Kind: ChangeKind.PeriodAdded }).ToDictionary(change => $"{change.Series} {change.Period}", change => change.New!.Value!);
    }

    private static IEnumerable<string> SinceLaunch(string handler, int week) =>
        new[] { "contacts-reached-running", "contacts-identified-running", "contacts-reached-running-percent" }.Select(measure => Of(September)[$"indicators/{measure}/nation:E92000001/handler={handler} {ToDate(week)}"]);

    private static IEnumerable<int> Between(string handler, int week) =>
        SinceLaunch(handler, week).Zip(SinceLaunch(handler, week - 1)).Take(2).Select(pair => Number(pair.First) - Number(pair.Second));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Last(int week) => DerivedSource.First(week).AddDays(6);

    private static string Week(int week) => $"{Period.Iso(DerivedSource.First(week))}/{Period.Iso(Last(week))}";

    private static string ToDate(int week) => $"{Period.Iso(DerivedSource.Since)}/{Period.Iso(Last(week))}";

    private static IEnumerable<string> Sorted(IEnumerable<string> figures) => figures.Order(StringComparer.Ordinal);
}
