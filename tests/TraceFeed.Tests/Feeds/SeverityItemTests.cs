using System.Buffers;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Feeds;

/// <summary>An item is as severe as the most severe of its changes.</summary>
public sealed class SeverityItemTests
{
    [Fact]
    public void An_item_says_the_highest_severity_of_its_changes_and_leaves_its_title_alone()
    {
        var (ordinary, notable) = (Log.Reached(ChangeKind.ValueRevised, "72.4", "72.1") with { Severity = Severity.Ordinary }, Log.Identified(ChangeKind.ValueRevised, "19000", "19100") with { Severity = Severity.Notable });
        var (calm, item) = (Table(ordinary), Table(ordinary, notable));

        Assert.Equal(("ordinary", "notable"), (calm.Severity, item.Severity));
        Assert.Contains("severity:notable", item.Tags);
        Assert.DoesNotContain("notable", item.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_older_log_an_item_says_what_can_be_told_without_history() =>
        Assert.Equal(("major", "ordinary"), (Table(Log.Reached(ChangeKind.ValueRevised, "79.9", "80.0")).Severity, Table(Log.Reached(ChangeKind.ValueRevised, "72.4", "72.1")).Severity));

    [Fact]
    public void The_log_has_the_severity_of_a_change_and_it_is_no_part_of_its_id()
    {
        var change = Log.Reached(ChangeKind.ValueRevised, "79.9", "80.0");
        var line = new ArrayBufferWriter<byte>();
        ChangeJson.Write(line, change with { Severity = Severity.Major }, forLog: true);

        Assert.Contains("\"severity\":\"major\"", Encoding.UTF8.GetString(line.WrittenSpan), StringComparison.Ordinal);
        Assert.Equal("major", ChangeJson.Read(line.WrittenSpan).Severity);
        Assert.Equal(ChangeIdentity.Of(change, 2), ChangeIdentity.Of(change with { Severity = Severity.Major }, 2));
    }

    private static FeedItem Table(params Change[] changes) => FeedItems.Of(Log.Commit([Log.Neighbours, .. changes]), DefinitionCatalog.Embedded).Single(item => item.Subject == "contacts");
}
