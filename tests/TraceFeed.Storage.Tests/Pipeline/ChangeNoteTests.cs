using TraceFeed.Changes;
using TraceFeed.Fetching;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class ChangeNoteTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset First = new(2020, 6, 11, 9, 30, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task The_publishers_notes_reach_the_log_with_the_publication_they_are_about()
    {
        using var watch = await Watch.NewAsync(azurite);
        ChangeNote[] notes = [new(First.AddDays(1), "Corrected “Derby” ."), new(First, "First published.")];
        watch.Site.Note("a", 1, notes[1]);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        watch.Site.Note("a", 1, notes);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1, (1, "Derby", 99)));
        await watch.LookAndIngestAsync();

        var rows = await watch.Ledger.RowsAsync();
        var (first, second) = (await watch.Ledger.ChangesAsync(rows[0]), await watch.Ledger.ChangesAsync(rows[1]));
        Assert.Equal([new PublisherNote(First, "First published.")], first[0].Publication!.Notes);
        Assert.Equal(notes.Select(note => new PublisherNote(note.At, note.Note)), second[0].Publication!.Notes);
        Assert.Equal(First.Offset, second[0].Publication!.Notes![1].At.Offset);
        Assert.Equal(notes, (await watch.EditionAsync(1)).Notes);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Ids_of_changes_do_not_depend_on_notes()
    {
        Assert.Equal(await IdsAsync([]), await IdsAsync([new(First, "First published.")]));
    }

    [Fact]
    public async Task Of_many_or_long_notes_the_newest_are_kept_in_what_storage_holds()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Note("a", 1, [.. Enumerable.Range(0, 30).Select(day => new ChangeNote(First.AddDays(day), new string('"', 900)))]);
        watch.Site.Note("a", 2, [.. Enumerable.Range(0, 30).Select(day => new ChangeNote(First.AddDays(day), new string('\u0001', 3999) + "\U0001F600"))]);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();

        var many = (await watch.EditionAsync(1)).Notes;
        Assert.Equal(First.AddDays(29), many[0].At);
        Assert.InRange(many.Count, 15, NoteList.MostNotes);
        Assert.InRange(NoteList.Write(many).Length, 1, NoteList.MostBytes);
        Assert.Equal(new string('\u0001', 3999) + "…", Assert.Single((await watch.EditionAsync(2)).Notes).Note);
        Assert.Equal(2, (await watch.PublicationsAsync()).Count);
    }

    private async Task<IEnumerable<string?>> IdsAsync(ChangeNote[] notes)
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Note("a", 1, notes);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        return (await watch.LastChangesAsync()).Select(change => change.Id);
    }
}
