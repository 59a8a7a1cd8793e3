using System.Buffers;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class LatePublicationTests
{
    private static readonly SourceDefinition National = DefinitionCatalog.Embedded.Find(Readings.National)!;
    private static readonly LateFacts Facts = new(new DateTimeOffset(2020, 9, 10, 11, 0, 0, TimeSpan.FromHours(1)), 24, Date("2020-09-07"), "/government/publications/weeks-10-to-13", Date("2020-09-03"));

    [Theory]
    [InlineData(LateFacts.Overdue, "2020-09-03", null, "the publication due on Thursday 10 September 2020, 11:00 has not come")]
    [InlineData(LateFacts.Overdue, "2020-09-03", "The site <is> closed.", "the publication due on Thursday 10 September 2020, 11:00 has not been seen")]
    [InlineData(LateFacts.Ended, "2020-09-11", null, "a publication came on 11 September 2020, 1 day after one was due on Thursday 10 September 2020, 11:00")]
    [InlineData(LateFacts.Ended, "2020-09-24", null, "a publication came on 24 September 2020, 14 days after one was due on Thursday 10 September 2020, 11:00")]
    [InlineData(LateFacts.Ended, "2020-09-10", null, "a publication came on the day when one was due, Thursday 10 September 2020, 11:00")]
    [InlineData(LateFacts.Ended, "2020-09-09", null, "a publication came on 9 September 2020, before it was due on Thursday 10 September 2020, 11:00, and was seen late")]
    public void A_publication_that_did_not_come_is_one_item_that_says_when_it_was_due_and_what_came_of_it(string reason, string published, string? problem, string said)
    {
        var item = Assert.Single(FeedItems.Of(Commit(ChangeSet.Late(National, 2, reason, Facts with { Published = Date(published), Problem = problem })), DefinitionCatalog.Embedded));

        Assert.Equal(("publication", $"{National.Title}: {said}"), (item.Subject, item.Title));
        Assert.Equal(reason == LateFacts.Overdue ? Severity.Notable : Severity.Ordinary, item.Severity);
        Assert.Equal([new KindCount(ChangeKind.PublicationLate, 1)], item.Kinds);
        var page = Encoding.UTF8.GetString(HtmlPages.Item(item, Base));
        Assert.Contains("It was due at 10 September 2020, 10:00 UTC.", page, StringComparison.Ordinal);
        Assert.Equal(problem is not null, page.Contains("could not be looked at: The site &lt;is&gt; closed.", StringComparison.Ordinal));
        Assert.Equal(reason == LateFacts.Overdue, page.Contains("The newest publication read before is of 3 September 2020.", StringComparison.Ordinal));
        Assert.StartsWith("Recorded 4 September 2020", item.Summary[item.Lead.Length..].TrimStart(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LateFacts.Overdue, "no answer")]
    [InlineData(LateFacts.Overdue, null)]
    [InlineData(LateFacts.Ended, null)]
    public void The_form_that_the_log_keeps_is_valid_and_read_back(string reason, string? problem)
    {
        var change = ChangeSet.Late(National, 2, reason, Facts with { Problem = problem });
        var line = new ArrayBufferWriter<byte>();
        ChangeJson.Write(line, change, forLog: true);

        Assert.Empty(JsonSchema.Load("change.schema.json").Problems(Encoding.UTF8.GetString(line.WrittenSpan)));
        Assert.Contains("\"due\":\"2020-09-10T11:00:00+01:00\"", Encoding.UTF8.GetString(line.WrittenSpan), StringComparison.Ordinal);
        var back = ChangeJson.Read(line.WrittenSpan);
        Assert.Equal((change.Id, change.Late, change.Reason), (back.Id, back.Late, back.Reason));
    }

    [Fact]
    public void The_id_depends_on_when_it_was_due_and_not_on_what_stood_in_the_way()
    {
        var id = ChangeSet.Late(National, 2, LateFacts.Overdue, Facts).Id;

        Assert.Equal(id, ChangeSet.Late(National, 2, LateFacts.Overdue, Facts with { Problem = "no answer" }).Id);
        Assert.Equal(id, ChangeSet.Late(National, 2, LateFacts.Overdue, Facts with { Due = Facts.Due.ToUniversalTime() }).Id);
        Assert.NotEqual(id, ChangeSet.Late(National, 2, LateFacts.Overdue, Facts with { Due = Facts.Due.AddDays(7) }).Id);
        Assert.NotEqual(id, ChangeSet.Late(National, 2, LateFacts.Ended, Facts).Id);
        Assert.NotEqual(id, ChangeSet.Late(National, 3, LateFacts.Overdue, Facts).Id);
    }

    [Fact]
    public void The_replay_finds_what_is_told_twice_out_of_order_or_without_a_beginning()
    {
        var (late, next) = (ChangeSet.Late(National, 2, LateFacts.Overdue, Facts), ChangeSet.Late(National, 4, LateFacts.Overdue, Facts with { Due = Facts.Due.AddDays(7) }));
        var (over, nextOver) = (ChangeSet.Late(National, 3, LateFacts.Ended, Facts), ChangeSet.Late(National, 5, LateFacts.Ended, next.Late!));

        Assert.Empty(Problems(late, over, next, nextOver));
        Assert.Contains("late already", Assert.Single(Problems(late, next)), StringComparison.Ordinal);
        Assert.Contains("was late before", Assert.Single(Problems(late, over, late)), StringComparison.Ordinal);
        Assert.Contains("was not late", Assert.Single(Problems(late, nextOver)), StringComparison.Ordinal);
        Assert.Contains("was not late", Assert.Single(Problems(over)), StringComparison.Ordinal);
    }

    private static List<string> Problems(params Change[] told)
    {
        var replay = new TraceFeed.Log.Replay();
        return [.. told.SelectMany((change, i) => replay.Apply(i + 2, [change]))];
    }
}
