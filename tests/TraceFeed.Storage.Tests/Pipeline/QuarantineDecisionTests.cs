using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class QuarantineDecisionTests(AzuriteFixture azurite)
{
    private const int Weeks = 8;
    private static readonly byte[] Short = WeeklyCounts.File(["Derby"], Weeks + 1);

    [Fact]
    public async Task A_file_that_shrank_is_quarantined_with_its_evidence_and_publishes_nothing()
    {
        using var watch = await WithShortFileAsync();
        var (rows, feed) = (await watch.Ledger.RowsAsync(), await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")));

        var edition = await watch.EditionAsync(Weeks + 1);
        Assert.Equal((EditionState.Quarantined, Refusal.Shrunken, Refusal.MostCells), (edition.State, edition.Guard, edition.Evidence.Count));
        Assert.StartsWith("a-9.csv states 8 figures where the publication before it stated 24", edition.Reason, StringComparison.Ordinal);
        Assert.All(edition.Evidence, cell => Assert.True(cell is { Old: not null, New: null }));
        Assert.NotNull(await OnceBlobs.GetAsync(watch.Ledger.Storage.Originals, edition.Sha256!, CancellationToken.None));
        Assert.Single(rows);
        Assert.False(await watch.PublishAsync());
        await watch.Publisher.RunAsync(CancellationToken.None);
        Assert.Equal(feed!.Hash, (await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")))!.Hash);
    }

    [Fact]
    public async Task An_accepted_file_is_committed_as_foretold_and_the_log_says_why()
    {
        using var watch = await WithShortFileAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(Weeks + 1));
        var foretold = await quarantine.PreviewAsync(edition, CancellationToken.None);

        var row = await quarantine.AcceptAsync(edition, "Two councils merged.", CancellationToken.None);

        var changes = await watch.LastChangesAsync();
        Assert.Equal(ChangeKind.PublicationAdded, changes[0].Kind);
        Assert.Equal(new QuarantineFacts(edition.Reason!, QuarantineFacts.Accepted, "Two councils merged.", watch.Clock.GetUtcNow()), changes[0].Publication!.Quarantine);
        Assert.Equal(foretold.Order(), changes.Skip(1).CountBy(change => change.Kind).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(2, changes.Count(change => change.Kind == ChangeKind.SeriesEnded));
        var done = await watch.EditionAsync(Weeks + 1);
        Assert.Equal((EditionState.Done, row.Number, null, null, 0), (done.State, done.Row, done.Reason, done.Guard, done.Evidence.Count));
        Assert.True(await watch.PublishAsync());
        Assert.Contains("A maintainer let it in: Two councils merged.", Text((await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")))!), StringComparison.Ordinal);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_file_is_accepted_or_rejected_once()
    {
        using var watch = await WithShortFileAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(Weeks + 1));
        await quarantine.AcceptAsync(edition, null, CancellationToken.None);

        foreach (var named in new[] { edition.ShortId, edition.Sha256!, edition.Sha256![..8] })
        {
            var refused = await Assert.ThrowsAsync<QuarantineProblemException>(() => quarantine.FindAsync(named, CancellationToken.None));
            Assert.Contains("is taken in already, by log row 2", refused.Message, StringComparison.Ordinal);
        }

        // As another maintainer would who had looked before.
        Assert.Equal(2, (await quarantine.AcceptAsync(edition, null, CancellationToken.None)).Number);
        await Assert.ThrowsAsync<QuarantineProblemException>(() => quarantine.RejectAsync(edition, null, CancellationToken.None));
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_rejected_file_is_one_change_of_the_log_and_nothing_else()
    {
        using var watch = await WithShortFileAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(Weeks + 1));

        var row = await quarantine.RejectAsync(edition, "Half of it is missing.", CancellationToken.None);

        var change = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal((ChangeKind.PublicationRejected, edition.Reason, QuarantineFacts.Rejected, "Half of it is missing."), (change.Kind, change.Publication!.Quarantine!.Reason, change.Publication.Quarantine.Decision, change.Publication.Quarantine.Why));
        Assert.Equal(edition.Sha256, Assert.Single(change.Publication.Files).Sha256);
        Assert.Equal((await watch.Ledger.VintageAsync((await watch.Ledger.RowsAsync())[0])).Blocks.Keys, (await watch.Ledger.VintageAsync(row)).Blocks.Keys);
        await watch.PublishAsync();
        Assert.Contains("rejected, none of its figures counts", Text((await watch.ViewAsync(ViewNames.Feed(FeedSubject.All, "json")))!), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<QuarantineProblemException>(() => quarantine.AcceptAsync(edition, null, CancellationToken.None));
        Assert.Contains("was rejected already, by log row 2", refused.Message, StringComparison.Ordinal);

        // Looked at again, the same bytes are nothing; the whole file put in their place is compared with the publication before.
        await watch.LookAndIngestAsync();
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
        watch.Site.Publish("a", Weeks + 1, WeeklyCounts.File(Weeks + 1));
        await watch.LookAndIngestAsync();
        Assert.Equal(3, (await watch.LastChangesAsync()).Count(one => one.Kind == ChangeKind.PeriodAdded));
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Bytes_that_were_rejected_are_not_known_when_they_come_as_another_publication()
    {
        using var watch = await WithShortFileAsync();
        await Of(watch).RejectAsync(await watch.EditionAsync(Weeks + 1), null, CancellationToken.None);

        watch.Site.Publish("a", Weeks + 2, Short);
        await watch.LookAndIngestAsync();

        Assert.Equal(EditionState.Quarantined, (await watch.EditionAsync(Weeks + 2)).State);
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_that_is_cut_off_before_its_insert_is_made_again_and_one_after_it_is_found(bool accepts)
    {
        using var watch = await WithShortFileAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(Weeks + 1));

        watch.Traffic.DiesBefore = call => call.StartsWith("POST /log", StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiedException>(DecideAsync);
        watch.Traffic.DiesBefore = _ => false;
        Assert.Equal((1, EditionState.Quarantined), ((await watch.Ledger.RowsAsync()).Count, (await watch.EditionAsync(Weeks + 1)).State));

        watch.Traffic.DiesAfter = call => call.StartsWith("POST /log", StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiedException>(DecideAsync);
        watch.Traffic.DiesAfter = _ => false;
        Assert.Equal((2, EditionState.Quarantined), ((await watch.Ledger.RowsAsync()).Count, (await watch.EditionAsync(Weeks + 1)).State));

        Assert.Equal(2, (await DecideAsync()).Number);
        Assert.Equal((2, EditionState.Done), ((await watch.Ledger.RowsAsync()).Count, (await watch.EditionAsync(Weeks + 1)).State));
        Assert.Empty(await watch.Ledger.ProblemsAsync());

        Task<LogRow> DecideAsync() => accepts ? quarantine.AcceptAsync(edition, null, CancellationToken.None) : quarantine.RejectAsync(edition, null, CancellationToken.None);
    }

    [Fact]
    public async Task What_is_no_longer_the_newest_is_accepted_for_the_record()
    {
        using var watch = await WithShortFileAsync();
        watch.Site.Publish("a", Weeks + 2, WeeklyCounts.File(Weeks + 2));
        await watch.LookAndIngestAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(Weeks + 1));

        Assert.Equal([(ChangeKind.PublicationAdded, 1)], await quarantine.PreviewAsync(edition, CancellationToken.None));
        var row = await quarantine.AcceptAsync(edition, "It was right.", CancellationToken.None);

        Assert.True(row.IsBackload);
        Assert.Equal(("It was right.", true), Assert.Single(await watch.LastChangesAsync()).Publication is var facts ? (facts!.Quarantine!.Why, facts.Backloaded) : default);
        Assert.Equal((EditionState.Done, row.Number), await watch.EditionAsync(Weeks + 1) is var done ? (done.State, done.Row) : default);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task What_cannot_be_read_can_only_be_rejected()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Service unavailable</body></html>"));
        await watch.LookAndIngestAsync();
        var (quarantine, edition) = (Of(watch), await watch.EditionAsync(1));

        var refused = await Assert.ThrowsAsync<QuarantineProblemException>(() => quarantine.AcceptAsync(edition, null, CancellationToken.None));
        Assert.Contains("It cannot be accepted as long as it cannot be read", refused.Message, StringComparison.Ordinal);

        Assert.Equal(1, (await quarantine.RejectAsync(edition, null, CancellationToken.None)).Number);
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_file_that_was_never_fetched_is_nothing_to_decide_of()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.List("a", 1, PublishedSite.FileName("a", 1));
        await watch.LookAndIngestAsync();
        var edition = Assert.Single(await Of(watch).ListAsync("a", CancellationToken.None));

        var refused = await Assert.ThrowsAsync<QuarantineProblemException>(() => Of(watch).RejectAsync(edition, null, CancellationToken.None));

        Assert.Contains("nothing was fetched", refused.Message, StringComparison.Ordinal);
    }

    private async Task<Watch> WithShortFileAsync()
    {
        var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", Weeks, WeeklyCounts.File(Weeks));
        await watch.LookAndIngestAsync();
        await watch.PublishAsync();
        watch.Site.Publish("a", Weeks + 1, Short);
        await watch.LookAndIngestAsync();
        return watch;
    }

    private static Quarantine Of(Watch watch) => new(watch.Ledger.Catalog, watch.Ledger.Storage, watch.Clock);

    private static string Text(TraceFeed.Feeds.Representation view) => Encoding.UTF8.GetString(view.Content.Span);
}
