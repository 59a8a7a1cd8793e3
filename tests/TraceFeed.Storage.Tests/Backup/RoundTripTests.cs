using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging.Abstractions;
using TraceFeed.Feeds;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Backup;

public sealed class RoundTripTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_is_restored_is_what_was_kept_and_is_exported_again_as_the_same_bytes()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        var exported = await kept.ExportAsync();
        var restored = await BackedUp.EmptyAsync(azurite);

        var imported = await kept.ImportAsync(restored);
        await kept.ExportAsync(restored, kept.Other("second"));

        Assert.Equal((4, exported.Files, 4L), (exported.Rows, exported.Copied, imported.Copied));
        Assert.Empty(imported.Notes);
        Assert.Equal(BackedUp.Files(kept.Folder), BackedUp.Files(kept.Other("second")));
        Assert.Empty(await kept.Restored(restored).ProblemsAsync());
        foreach (var (before, after) in new[] { (kept.Storage.Log, restored.Log), (kept.Storage.Editions, restored.Editions), (kept.Storage.Events, restored.Events), (kept.Storage.Vintages, restored.Vintages) })
        {
            Assert.NotEmpty(await BackedUp.EntitiesAsync(before));
            Assert.Equal(await BackedUp.EntitiesAsync(before), await BackedUp.EntitiesAsync(after));
        }

        foreach (var (before, after) in new[] { (kept.Storage.Originals, restored.Originals), (kept.Storage.Changes, restored.Changes), (kept.Storage.Cells, restored.Cells) })
        {
            Assert.NotEmpty(await BlobsAsync(before));
            Assert.Equal(await BlobsAsync(before), await BlobsAsync(after));
        }
    }

    [Fact]
    public async Task Feeds_and_pages_rendered_from_what_was_restored_are_those_of_before()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var restored = await BackedUp.EmptyAsync(azurite);
        await kept.ImportAsync(restored);

        var (settings, index, views) = (new SiteSettings(new Uri("https://feeds.example")), new FeedIndex(restored), new PublicViews(restored));
        var documents = new FeedDocuments(kept.Catalog, index, settings);
        await new ViewPublisher(kept.Catalog, restored, views, index, documents, new ArchiveViews(kept.Catalog, restored, views, documents), settings, NullLogger<ViewPublisher>.Instance).RunAsync(CancellationToken.None);

        var before = await BlobsAsync(kept.Storage.Public, metadata: false);
        Assert.Contains(before, view => view.StartsWith(ViewNames.Feed(FeedSubject.All, "atom"), StringComparison.Ordinal));
        Assert.Equal(before, await BlobsAsync(restored.Public, metadata: false));
    }

    [Fact]
    public async Task The_file_that_is_quarantined_can_be_accepted_where_it_was_restored()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var restored = await BackedUp.EmptyAsync(azurite);
        await kept.ImportAsync(restored);
        await new WorkQueues(restored).CreateAsync(CancellationToken.None);

        var quarantine = new Quarantine(kept.Catalog, restored, TimeProvider.System);
        var edition = Assert.Single(await quarantine.ListAsync(null, CancellationToken.None));
        Assert.Equal((await kept.Watch.EditionAsync(10)).Evidence, edition.Evidence);
        Assert.Equal(5, (await quarantine.AcceptAsync(edition, "A test says so.", CancellationToken.None)).Number);
        Assert.Empty(await kept.Restored(restored).ProblemsAsync());
    }

    [Fact]
    public async Task A_second_export_copies_only_what_is_new_and_mends_what_was_damaged()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var before = BackedUp.Files(kept.Folder);
        kept.Watch.Traffic.Forget();

        Assert.Equal(0, (await kept.ExportAsync()).Copied);
        Assert.Equal(before, BackedUp.Files(kept.Folder));
        Assert.DoesNotContain(kept.Watch.Traffic.Calls, call => call.StartsWith("GET /originals/", StringComparison.Ordinal) || call.StartsWith("GET /changes/", StringComparison.Ordinal) || call.StartsWith("GET /cells/", StringComparison.Ordinal));

        await kept.Watch.Ledger.ArchiveAsync(WeeklyCounts.File(4));
        var row = await kept.Watch.Ledger.CommitAsync("b", WeeklyCounts.File(4), 4);
        await File.WriteAllTextAsync(Path.Combine(kept.Folder, "changes", (await kept.Watch.Ledger.RowsAsync())[0].Changes), "damaged");
        var second = await kept.ExportAsync();

        await kept.ExportAsync(kept.Storage, kept.Other("clean"));
        Assert.Equal(BackedUp.Files(kept.Other("clean")), BackedUp.Files(kept.Folder));
        Assert.Equal(row.Number, second.Rows);
        Assert.InRange(second.Copied, 7, BackedUp.Files(kept.Folder).Count / 2);
    }

    [Fact]
    public async Task A_storage_with_the_same_log_at_an_earlier_time_is_gone_on_with_and_any_other_is_refused()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var restored = await BackedUp.EmptyAsync(azurite);
        await kept.ImportAsync(restored);
        await kept.Watch.Ledger.ArchiveAsync(WeeklyCounts.File(4));
        await kept.Watch.Ledger.CommitAsync("b", WeeklyCounts.File(4), 4);
        await kept.ExportAsync(kept.Storage, kept.Other("later"));

        Assert.Equal(1, (await kept.ImportAsync(restored, kept.Other("later"))).Copied);
        Assert.Empty(await kept.Restored(restored).ProblemsAsync());

        var longer = await Assert.ThrowsAsync<TraceFeed.Backup.BackupException>(() => kept.ImportAsync(restored));
        Assert.Equal("the storage holds more than the backup: log row 5 comes after the backup's last; import into an empty storage", longer.Message);

        using var other = await BackedUp.NewAsync(azurite);
        var another = await Assert.ThrowsAsync<TraceFeed.Backup.BackupException>(() => kept.ImportAsync(other.Storage));
        Assert.Equal("the storage holds another log: its row 1 is not that of the backup; import into an empty storage", another.Message);
        var mixed = await Assert.ThrowsAsync<TraceFeed.Backup.BackupException>(() => kept.ExportAsync(other.Storage, kept.Folder));
        Assert.Contains("holds the backup of another log", mixed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_storage_that_lost_an_original_is_not_exported_as_a_backup_that_nobody_could_restore()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        var lost = (await kept.Watch.Ledger.RowsAsync())[1].Editions[0].Sha256;
        await kept.Storage.Originals.DeleteBlobAsync(lost);

        var refused = await Assert.ThrowsAsync<TraceFeed.Log.DamagedStorageException>(kept.ExportAsync);

        Assert.Equal($"blob originals/{lost}, which log row 2 names, is missing; './tracefeed verify' says what else is", refused.Message);
        Assert.False(File.Exists(Path.Combine(kept.Folder, "SHA256SUMS")));
    }

    private static async Task<IReadOnlyList<string>> BlobsAsync(BlobContainerClient container, bool metadata = true)
    {
        var all = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, null, CancellationToken.None))
        {
            var bytes = (await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
            all.Add($"{blob.Name} {blob.Properties.ContentType} {(metadata ? string.Join(' ', blob.Metadata.OrderBy(one => one.Key, StringComparer.Ordinal)) : "")} {Convert.ToBase64String(bytes)}");
        }

        return all;
    }
}
