using TraceFeed.Changes;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class SameFileAgainTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_same_bytes_at_the_same_address_are_nothing_at_all_announced_or_not()
    {
        using var watch = await WithTwoWeeksAsync();
        await watch.LookAndIngestAsync();
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        watch.Clock.Now += TimeSpan.FromDays(2);
        await watch.LookAndIngestAsync();

        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
        Assert.False(await watch.PublishAsync());
    }

    [Fact]
    public async Task Known_bytes_in_a_new_publication_are_one_publication_unchanged()
    {
        using var watch = await WithTwoWeeksAsync();
        watch.Site.Publish("a", 3, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        await watch.LookAndIngestAsync();
        await IsUnchangedAsync(watch, "known");
    }

    [Fact]
    public async Task Known_bytes_at_a_new_address_of_the_same_publication_are_one_publication_unchanged()
    {
        using var watch = await WithTwoWeeksAsync();
        watch.Site.Publish("a", 2, WeeklyCounts.File(2), "moved.csv");
        watch.Site.Remove(PublishedSite.FileName("a", 2));
        await watch.LookAndIngestAsync();
        await watch.LookAndIngestAsync();
        await IsUnchangedAsync(watch, "known");
        Assert.Equal(EditionState.Unlisted, (await watch.EditionAsync(2)).State);
        Assert.Equal(EditionState.Done, (await watch.EditionAsync(2, name: "moved.csv")).State);
    }

    [Fact]
    public async Task The_same_figures_in_other_bytes_are_resaved()
    {
        using var watch = await WithTwoWeeksAsync();
        watch.Site.Publish("a", 3, WeeklyCounts.SavedAgain(WeeklyCounts.File(2)));
        await watch.LookAndIngestAsync();
        await IsUnchangedAsync(watch, "resaved");
    }

    [Fact]
    public async Task Other_figures_without_newer_dates_are_quarantined_as_a_new_publication()
    {
        using var watch = await WithTwoWeeksAsync();
        watch.Site.Publish("a", 3, WeeklyCounts.File(2, (1, "Derby", 1)));
        await watch.LookAndIngestAsync();
        Assert.Contains("not after the newest in the log", (await watch.EditionAsync(3)).Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Other_figures_at_the_same_address_are_revisions_announced_by_a_note_or_not(bool note)
    {
        using var watch = await WithTwoWeeksAsync();
        var file = WeeklyCounts.File(2, (1, "Derby", 1));
        if (note)
        {
            watch.Site.Publish("a", 2, file);
        }
        else
        {
            watch.Site.Replace(PublishedSite.FileName("a", 2), file);
        }

        await watch.LookAndIngestAsync();
        var changes = await watch.LastChangesAsync();
        Assert.Equal([ChangeKind.PublicationAdded, ChangeKind.ValueRevised], changes.Select(change => change.Kind));
        Assert.Equal(Announced.No, changes[1].Announced);
    }

    [Fact]
    public async Task A_corrected_file_at_a_new_address_is_taken_in_although_the_old_one_is_gone()
    {
        using var watch = await WithTwoWeeksAsync();
        watch.Site.Publish("a", 2, WeeklyCounts.File(2, (1, "Derby", 1)), "corrected.csv");
        watch.Site.Remove(PublishedSite.FileName("a", 2));
        await watch.LookAndIngestAsync();
        Assert.Contains(await watch.LastChangesAsync(), change => change.Kind == ChangeKind.ValueRevised);
    }

    private async Task<Watch> WithTwoWeeksAsync()
    {
        var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        await watch.PublishAsync();
        return watch;
    }

    private static async Task IsUnchangedAsync(Watch watch, string reason)
    {
        Assert.Equal(3, (await watch.Ledger.RowsAsync()).Count);
        var change = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal((ChangeKind.PublicationUnchanged, reason), (change.Kind, change.Reason));
    }
}
