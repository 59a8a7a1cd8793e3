using System.Text;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes;

public sealed class GrowthCheckTests
{
    private static readonly DefinitionCatalog Catalog = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(
        SmallSource.Json.Replace("\"titles\": [\"People again\"]", "\"titles\": [\"People again\"], \"columns\": [{ \"headers\": [\"Week\"], \"periods\": \"weekly\" }, { \"headers\": [\"Sum\"], \"periods\": \"to-date\" }], \"end\": \"to (?<day>\\\\d+) (?<month>\\\\w+) (?<year>\\\\d{4})\"", StringComparison.Ordinal)
            .Replace("(,\\\\d)*\\\\)$", "(,\\\\d)*\\\\)$| to \\\\d+ \\\\w+ \\\\d{4}$", StringComparison.Ordinal)));

    [Fact]
    public void A_total_that_is_the_last_one_and_the_week_since_adds_up() => Assert.Empty(Checks(Page("3 June 2020", 10, 10), Page("10 June 2020", 7, 17)));

    [Fact]
    public void A_total_that_is_not_the_last_one_and_the_week_since_is_told_with_what_it_should_be()
    {
        var failed = Assert.Single(Checks(Page("3 June 2020", 10, 10), Page("10 June 2020", 7, 16)));

        Assert.Equal((ChangeKind.CheckFailed, "adds-up", "17", "16"), (failed.Kind, failed.Check!.Id, failed.Check.Expected, failed.Check.Actual));
        Assert.Equal(["C3", "B3"], failed.Check.Cells.Select(cell => cell.Ref));
    }

    [Fact]
    public void Without_every_week_since_the_last_total_nothing_is_compared() => Assert.Empty(Checks(Page("3 June 2020", 10, 10), Page("17 June 2020", 7, 99)));

    [Fact]
    public void It_holds_again_when_a_later_total_adds_up() =>
        Assert.Equal([ChangeKind.CheckFailed, ChangeKind.CheckRestored], Checks(Page("3 June 2020", 10, 10), Page("10 June 2020", 7, 16), Page("17 June 2020", 1, 17)).Select(change => change.Kind));

    private static List<Change> Checks(params byte[][] pages)
    {
        var diffs = new Diffs(Catalog.Find(SmallSource.Id)!);
        return [.. pages.SelectMany(page => diffs.Take(SourceReader.Read(Catalog.Find(SmallSource.Id)!, Catalog, new OriginalFile { Name = "page.ods", Bytes = page }))).Where(change => change.Check is not null)];
    }

    private static byte[] Page(string end, int week, int sum) => Workbooks.Of(["People again to " + end], ["", "Week", "Sum"], ["All people", week, sum]);
}
