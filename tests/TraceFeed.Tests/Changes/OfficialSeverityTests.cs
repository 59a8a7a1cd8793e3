using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Changes;

/// <summary>What the rule makes of every sequence of official files at hand. The shares in docs/severity.md are counted here.</summary>
[Collection(OfficialSequencesGroup.Name)]
public sealed class OfficialSeverityTests
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    [Fact(SkipUnless = nameof(OfficialSequences.IsSlowAsked), SkipType = typeof(OfficialSequences), Skip = OfficialSequences.Slow)]
    public void The_shares_in_the_document_are_those_of_the_official_files()
    {
        var document = Repository.Text("docs/severity.md");
        var missing = OfficialSequences.Publications.GroupBy(one => one.Folder).Select(sequence => Row(sequence.Key, [.. sequence])).Where(row => !document.Contains(row, StringComparison.Ordinal));

        Assert.True(!missing.Any(), $"docs/severity.md is to say:\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void The_log_alone_tells_the_same_severity_of_every_revision_of_the_official_files() => Assert.Empty(OfficialSequences.Publications.SelectMany(one => one.OtherwiseSevere.Select(told => $"{one.Name}: {told}")));

    [Fact(SkipUnless = nameof(OfficialSequences.IsSlowAsked), SkipType = typeof(OfficialSequences), Skip = OfficialSequences.Slow)]
    public void Of_a_hundred_changes_at_most_five_are_notable_and_of_a_thousand_at_most_one_is_major() => Assert.All(OfficialSequences.Publications.GroupBy(one => one.Folder), sequence =>
    {
        var (all, notable, major) = Counts([.. sequence]);
        Assert.True(notable <= 0.05m * all && major <= 0.001m * all, Row(sequence.Key, [.. sequence]));
    });

    [Fact]
    public void The_cases_that_Sandwell_lost_on_30_May_are_major_and_only_totals_of_its_neighbours_stand_beside_them()
    {
        var majors = OfficialSequences.Publications.Where(one => one.Folder == OfficialSequences.Cases).ToDictionary(one => one.Published!.Value, one => one.MajorRevisions);

        Assert.Contains("cases/cases-cumulative/utla:E08000028 2020-01-30/2020-05-08: 1113 → 947", majors[new DateOnly(2020, 5, 30)]);
        Assert.All(majors[new DateOnly(2020, 5, 30)].Where(major => !major.Contains("cases-daily", StringComparison.Ordinal)), major => Assert.Matches(":E080000(2[5-9]|3[01]) ", major));
        Assert.True(majors.Values.Count(one => one.Count > 0) < majors.Count / 3, "A day without a major revision is the rule.");
    }

    private static string Row(string folder, IReadOnlyList<OfficialPublication> sequence)
    {
        var (all, notable, major) = Counts(sequence);
        return string.Create(English, $"| {folder} | {sequence.Count - 1:N0} | {all:N0} | {notable:N0} | {Share(notable, all)} | {major:N0} | {Share(major, all)} | {sequence.Skip(1).Sum(one => one.MajorRevisions.Count):N0} |");
    }

    private static (int All, int Notable, int Major) Counts(IReadOnlyList<OfficialPublication> sequence)
    {
        return (sequence.Sum(one => one.Severities.Values.Sum()), Of(Severity.Notable), Of(Severity.Major));

        int Of(string severity) => sequence.Sum(one => one.Severities.GetValueOrDefault(severity));
    }

    private static string Share(int part, int all) => all == 0 ? "–" : (100m * part / all).ToString("0.00", English) + "%";
}
