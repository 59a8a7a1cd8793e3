using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class NoteFindingTextTests
{
    private static readonly DateTimeOffset At = new(2020, 8, 3, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_item_of_a_publication_says_what_its_note_mentions_and_what_changed_without_being_mentioned()
    {
        var content = Content(
            "Corrected: table 1; table 13.",
            new NoteFinding("tested", "Table_1", NoteFinding.Mentioned, "", 1_204),
            new NoteFinding("turnaround", null, NoteFinding.NotMentioned, null, 1),
            new NoteFinding("contacts", "Table_13", NoteFinding.WithoutEffect, "", 0));

        Assert.Contains(content.OfType<Paragraph>(), paragraph => paragraph.Runs is [{ Text: "The publisher's note says: “Corrected: table 1; table 13.”" }]);
        Assert.Equal(
            [
                "mentioned: Table_1 (tested), 1,204 changes",
                "changed without being mentioned: turnaround, 1 change",
                "mentioned, but nothing changed in this file: Table_13 (contacts)",
            ],
            content.OfType<BulletList>().First().Entries.Select(entry => entry.Single().Text));
    }

    [Fact]
    public void A_long_note_and_many_findings_are_cut()
    {
        var content = Content(new string('x', 499) + "\U0001F600 and more", [.. Enumerable.Repeat(new NoteFinding("t", null, NoteFinding.NotMentioned, null, 1), 42)]);

        Assert.Contains(content.OfType<Paragraph>(), paragraph => paragraph.Runs[0].Text.EndsWith("x…”", StringComparison.Ordinal));
        Assert.Equal("and 2 more", content.OfType<BulletList>().First().Entries[^1].Single().Text);
    }

    [Fact]
    public void Without_a_new_note_nothing_is_said_of_notes() =>
        Assert.DoesNotContain(Content("First published.").OfType<Paragraph>(), paragraph => paragraph.Runs[0].Text.Contains("note", StringComparison.Ordinal));

    private static IReadOnlyList<ContentBlock> Content(string note, params NoteFinding[] findings)
    {
        var added = Added(new DateOnly(2020, 9, 3), new DateOnly(2020, 8, 27));
        var change = added with { Publication = added.Publication! with { Notes = [new PublisherNote(At, note)], Findings = findings.Length == 0 ? null : findings } };
        return FeedItems.Of(Commit([change]), DefinitionCatalog.Embedded).Single(item => item.Subject == "publication").Content;
    }
}
