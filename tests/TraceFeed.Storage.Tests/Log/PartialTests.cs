using System.Security.Cryptography;
using TraceFeed.Changes;

namespace TraceFeed.Storage.Tests.Log;

public sealed class PartialTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Only_a_complete_publication_withdraws_a_figure_and_ends_a_series(bool partial)
    {
        var file = WeeklyCounts.File(["Derby", "Leeds"], 3, (2, "Leeds", null));
        var catalog = WeeklyCounts.Catalog(partial ? [Convert.ToHexStringLower(SHA256.HashData(file))] : [], "a");
        var ledger = new Ledger(await new StorageTraffic().ConnectAsync(azurite.NewAccount()), catalog);
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);

        var kinds = (await ledger.ChangesAsync(await ledger.CommitAsync("a", file, 3))).Select(change => change.Kind).ToList();

        Assert.Equal(partial ? 0 : 1, kinds.Count(kind => kind == ChangeKind.ValueWithdrawn));
        Assert.Equal(partial ? 0 : 1, kinds.Count(kind => kind == ChangeKind.SeriesEnded));
        Assert.Equal(2, kinds.Count(kind => kind == ChangeKind.PeriodAdded));
    }

    [Fact]
    public async Task A_figure_after_a_partial_publication_is_compared_with_the_last_one_stated()
    {
        var file = WeeklyCounts.File(["Derby"], 3);
        var ledger = new Ledger(await new StorageTraffic().ConnectAsync(azurite.NewAccount()), WeeklyCounts.Catalog([Convert.ToHexStringLower(SHA256.HashData(file))], "a"));
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        await ledger.CommitAsync("a", file, 3);

        var changes = await ledger.ChangesAsync(await ledger.CommitAsync("a", WeeklyCounts.File(4, (2, "Leeds", 7)), 4));

        var revision = Assert.Single(changes, change => change.Kind == ChangeKind.ValueRevised);
        Assert.Equal(("101", "7"), (revision.Old!.Value, revision.New!.Value));
        Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.SeriesAdded or ChangeKind.ValueRestored);
    }
}
