using TraceFeed.Changes;
using TraceFeed.Cli;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Docs;

public sealed class ReadmeItemTests
{
    private const string Attachments = "samples/assets.publishing.service.gov.uk/government/uploads/system/uploads/attachment_data/file/";

    /// <summary>The item that the readme shows is the one that the samples give; the message is what belongs in the readme.</summary>
    [Fact]
    public void The_item_of_the_readme_is_what_the_samples_give()
    {
        var item = Item();
        var table = item.Content.OfType<DataTable>().Single(one => one.Rows.Any(row => row.Any(cell => cell.Text == "72.4%")));
        string[] expected =
        [
            $"> **{item.Title}**",
            ">",
            $"> {string.Concat(item.Content.OfType<Paragraph>().First().Runs.Select(run => run.Text))}",
            ">",
            $"> | {string.Join(" | ", table.Columns)} |",
            $"> |{string.Concat(Enumerable.Repeat("---|", table.Columns.Count))}",
            .. table.Rows.Select(row => $"> | {string.Join(" | ", row.Select(cell => cell.Text))} |"),
        ];

        var shown = string.Join('\n', expected) + "\n";
        Assert.True(Repository.Text("README.md").Contains(shown, StringComparison.Ordinal), "README.md does not show this item:\n" + shown);
    }

    private static FeedItem Item()
    {
        var diffs = new Diffs(DefinitionCatalog.Embedded.Find(Readings.National)!);
        Take(diffs, "1/NHS_TT_Statistics_28May_29July_DataTables.ods", new DateOnly(2020, 8, 6));
        var changes = Take(diffs, "2/NHS_TT_Statistics_28May_26Aug_DataTables.ods", new DateOnly(2020, 9, 3));
        var commit = new Commit { Source = Readings.National, Ordinal = 2, Row = 2, FirstSequence = 1, RecordedAt = DateTimeOffset.UnixEpoch, Changes = changes };
        return FeedItems.Of(commit, DefinitionCatalog.Embedded).Single(item => item.Subject == "contacts");
    }

    private static IReadOnlyList<Change> Take(Diffs diffs, string file, DateOnly published) =>
        diffs.Take(Readings.Of(Readings.National, Path.Combine(RepositoryRoot.Find(), Attachments + file), published), published);
}
