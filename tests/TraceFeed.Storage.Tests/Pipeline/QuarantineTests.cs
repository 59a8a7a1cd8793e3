using System.Security.Cryptography;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class QuarantineTests(AzuriteFixture azurite)
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Service unavailable</body></html>");

    [Fact]
    public async Task A_broken_file_is_archived_and_quarantined_and_everything_else_goes_on()
    {
        using var watch = await Watch.NewAsync(azurite, null, "a", "b");
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Site.Publish("b", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync("a", "b");
        await watch.PublishAsync();
        var (rows, feed) = ((await watch.Ledger.RowsAsync()).Select(row => row.Hash()).ToList(), await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")));

        watch.Site.Publish("a", 2, Html);
        await watch.LookAndIngestAsync();

        var edition = await watch.EditionAsync(2);
        Assert.Equal(EditionState.Quarantined, edition.State);
        Assert.Contains(edition.FileName, edition.Reason, StringComparison.Ordinal);
        Assert.Equal(Html, (await OnceBlobs.GetAsync(watch.Ledger.Storage.Originals, Convert.ToHexStringLower(SHA256.HashData(Html)), CancellationToken.None))!.Value.ToArray());
        Assert.Equal(rows, (await watch.Ledger.RowsAsync()).Select(row => row.Hash()));
        Assert.False(await watch.PublishAsync());
        await watch.Publisher.RunAsync(CancellationToken.None);
        Assert.Equal(feed!.Hash, (await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")))!.Hash);

        watch.Site.Publish("a", 3, WeeklyCounts.File(3));
        watch.Site.Publish("b", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync("a", "b");
        Assert.Equal([PublishedSite.Id("a", 1), PublishedSite.Id("a", 3)], await watch.PublicationsAsync());
        Assert.Equal([PublishedSite.Id("b", 1), PublishedSite.Id("b", 2)], await watch.PublicationsAsync("b"));
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task An_original_is_archived_before_anything_looks_into_it()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, Html);
        watch.Traffic.DiesAfter = call => call.StartsWith("PUT /originals/", StringComparison.Ordinal);

        await Assert.ThrowsAsync<DiedException>(() => watch.LookAndIngestAsync());

        Assert.NotNull(await OnceBlobs.GetAsync(watch.Ledger.Storage.Originals, Convert.ToHexStringLower(SHA256.HashData(Html)), CancellationToken.None));
        Assert.Equal((EditionState.Seen, null), ((await watch.EditionAsync(1)).State, (await watch.EditionAsync(1)).Reason));

        watch.Traffic.DiesAfter = _ => false;
        await watch.IngestAsync();
        Assert.Equal(EditionState.Quarantined, (await watch.EditionAsync(1)).State);
    }

    [Fact]
    public async Task A_quarantined_file_put_right_without_a_word_is_taken_in_when_the_source_is_next_looked_at()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Site.Publish("a", 2, Html);
        await watch.LookAndIngestAsync();
        await watch.LookAndIngestAsync();
        Assert.Equal(EditionState.Quarantined, (await watch.EditionAsync(2)).State);

        watch.Site.Replace(PublishedSite.FileName("a", 2), WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();

        Assert.Equal((EditionState.Done, null), ((await watch.EditionAsync(2)).State, (await watch.EditionAsync(2)).Reason));
        Assert.Equal(2, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task A_broken_reissue_stays_quarantined_however_often_it_is_announced()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        for (var time = 0; time < 2; time++)
        {
            watch.Site.Publish("a", 1, Html);
            await watch.LookAndIngestAsync();
            Assert.Equal(EditionState.Quarantined, (await watch.EditionAsync(1)).State);
        }

        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        Assert.Equal((EditionState.Done, 1L), ((await watch.EditionAsync(1)).State, (await watch.EditionAsync(1)).Row));
        Assert.Single(await watch.PublicationsAsync());
    }

    [Fact]
    public async Task A_publication_older_than_the_newest_is_added_for_the_record()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        watch.Site.Publish("a", 1, WeeklyCounts.File(1, (1, "Derby", 5)));
        await watch.LookAndIngestAsync();

        var edition = await watch.EditionAsync(1);
        Assert.Equal((EditionState.Done, 2L), (edition.State, edition.Row));
        Assert.Equal((ChangeKind.PublicationAdded, true), Assert.Single(await watch.LastChangesAsync()) is var change ? (change.Kind, change.Publication!.Backloaded) : default);
        Assert.Equal(WeeklyCounts.PublishedWith(2), (await new SourceStates(watch.Ledger.Storage, new LogRows(watch.Ledger.Storage), TimeProvider.System).ReadAsync(watch.Ledger.Catalog, CancellationToken.None))["a"].NewestPublished);
        watch.Site.Publish("a", 3, WeeklyCounts.File(3, (1, "Derby", 6)));
        await watch.LookAndIngestAsync();
        Assert.Equal(("100", "6"), Assert.Single(await watch.LastChangesAsync(), one => one.Kind == ChangeKind.ValueRevised) is var revision ? (revision.Old!.Value, revision.New!.Value) : default);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_listed_file_that_is_not_there_holds_up_no_later_publication()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.List("a", 1, PublishedSite.FileName("a", 1));
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();

        var edition = await watch.EditionAsync(1);
        Assert.Equal(EditionState.Quarantined, edition.State);
        Assert.Contains("The site answered 404", edition.Reason, StringComparison.Ordinal);
        Assert.Equal([PublishedSite.Id("a", 2)], await watch.PublicationsAsync());
    }
}
