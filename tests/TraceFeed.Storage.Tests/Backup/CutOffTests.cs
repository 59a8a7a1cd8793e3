using TraceFeed.Backup;
using TraceFeed.Tests;

namespace TraceFeed.Storage.Tests.Backup;

public sealed class CutOffTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_export_that_is_cut_off_is_no_backup_and_is_gone_on_with()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        var traffic = kept.Watch.Traffic;
        traffic.Forget();
        await kept.ExportAsync();
        var calls = traffic.Calls.Count;

        var cut = kept.Other("cut");
        foreach (var call in Enumerable.Range(0, calls).Where(call => call % 9 == 0))
        {
            traffic.Forget();
            traffic.DiesBefore = _ => traffic.Calls.Count > call;
            await Assert.ThrowsAsync<DiedException>(() => kept.ExportAsync(kept.Storage, cut));
            var refused = await Assert.ThrowsAsync<BackupException>(() => kept.ImportAsync(kept.Storage, cut));
            Assert.Contains("holds no whole backup", refused.Message, StringComparison.Ordinal);
            if (call % 2 == 0)
            {
                Directory.Delete(cut, recursive: true);
            }
        }

        traffic.DiesBefore = _ => false;
        await kept.ExportAsync(kept.Storage, cut);
        Assert.Equal(BackedUp.Files(kept.Folder), BackedUp.Files(cut));
    }

    [Fact]
    public async Task A_later_export_that_is_cut_off_leaves_the_backup_of_before()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        await kept.Watch.Ledger.ArchiveAsync(WeeklyCounts.File(4));
        await kept.Watch.Ledger.CommitAsync("b", WeeklyCounts.File(4), 4);
        kept.Watch.Traffic.DiesAfter = call => call.StartsWith("GET /cells/", StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiedException>(kept.ExportAsync);

        var restored = await BackedUp.EmptyAsync(azurite);
        var report = await kept.ImportAsync(restored);

        Assert.Equal(4, report.Rows);
        Assert.Contains("are not listed in SHA256SUMS", Assert.Single(report.Notes), StringComparison.Ordinal);
        Assert.Empty(await kept.Restored(restored).ProblemsAsync());
    }

    [Fact]
    public async Task An_import_that_is_cut_off_shows_no_row_without_its_files_and_is_gone_on_with()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var traffic = new StorageTraffic();
        var restored = await BackedUp.EmptyAsync(azurite, traffic);
        await kept.ImportAsync(restored);
        var calls = traffic.Calls.Count;

        (traffic, var shown) = (new StorageTraffic(), new HashSet<int>());
        restored = await BackedUp.EmptyAsync(azurite, traffic);
        foreach (var call in Enumerable.Range(0, calls).Where(call => call % 11 == 0 || call > calls - 12))
        {
            traffic.Forget();
            traffic.DiesAfter = _ => traffic.Calls.Count > call;
            await Record.ExceptionAsync(() => kept.ImportAsync(restored));
            traffic.DiesAfter = _ => false;
            Assert.Empty(await kept.Restored(restored).ProblemsAsync());
            shown.Add((await kept.Restored(restored).RowsAsync()).Count);
        }

        Assert.Superset(new HashSet<int>([0, 4]), shown);
        await kept.ImportAsync(restored);
        await kept.ExportAsync(restored, kept.Other("second"));
        Assert.Equal(BackedUp.Files(kept.Folder), BackedUp.Files(kept.Other("second")));
    }

    /// <summary>Whenever a publication is committed while an export runs, the backup holds it whole or not at all.</summary>
    [Theory]
    [InlineData("GET /editions()")]
    [InlineData("GET /events()")]
    [InlineData("GET /log()")]
    [InlineData("GET /changes/")]
    [InlineData("GET /originals?")]
    [InlineData("GET /originals/")]
    public async Task A_commit_during_an_export_is_in_the_backup_whole_or_not_at_all(string during)
    {
        Assert.SkipUnless(SlowTests.AreAsked, "Set TRACEFEED_SLOW_TESTS=1 to commit at each step of an export.");
        using var kept = await BackedUp.NewAsync(azurite);
        kept.Watch.Site.Publish("b", 4, WeeklyCounts.File(4));
        var committed = false;
        kept.Watch.Traffic.DiesBefore = call =>
        {
            if (!committed && call.StartsWith(during, StringComparison.Ordinal))
            {
                committed = true;
                Task.Run(() => kept.Watch.LookAndIngestAsync("b")).GetAwaiter().GetResult();
            }

            return false;
        };

        await kept.ExportAsync();

        Assert.True(committed);
        Assert.Equal(5, (await kept.Watch.Ledger.RowsAsync()).Count);
        var restored = await BackedUp.EmptyAsync(azurite);
        await kept.ImportAsync(restored);
        Assert.Empty(await kept.Restored(restored).ProblemsAsync());
        var (rows, editions) = ((await kept.Restored(restored).RowsAsync()).Count, await new TraceFeed.Pipeline.EditionTable(restored.Editions).AllAsync("b", CancellationToken.None));
        Assert.All(editions, edition => Assert.InRange(edition.Row ?? 0, 0, rows));
    }
}
