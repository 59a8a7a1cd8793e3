using System.Security.Cryptography;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

public sealed class ChunkTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(60 << 10)]
    [InlineData((60 << 10) + 1)]
    [InlineData(720 << 10)]
    [InlineData((720 << 10) + 1)]
    [InlineData((900 << 10) + 1)]
    [InlineData(3_000_000)]
    public void A_chunk_is_cut_below_what_a_property_and_an_entity_may_hold(int size)
    {
        var bytes = RandomNumberGenerator.GetBytes(size);
        var entities = ChunkTable.Entities("a", bytes).ToList();
        var parts = entities.Select(entity => entity.Where(pair => pair.Value is byte[]).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (byte[])pair.Value!).ToList()).ToList();

        Assert.All(parts.SelectMany(part => part), part => Assert.InRange(part.Length, 1, 60 << 10));
        Assert.All(parts, part => Assert.InRange(part.Sum(one => one.Length * 4 / 3), 0, (1 << 20) - (64 << 10)));
        Assert.Equal(ChunkTable.Id(bytes), ChunkTable.Id([.. parts.SelectMany(part => part).SelectMany(one => one)]));
        Assert.Equal(entities.Count, entities.Select(entity => entity.RowKey).Distinct().Count());
    }

    [Fact]
    public async Task A_chunk_of_three_megabytes_and_an_empty_one_come_back_as_they_were()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var chunks = new ChunkTable(ledger.Storage.Vintages);
        byte[][] stored = [RandomNumberGenerator.GetBytes(3_000_000), [], [1]];

        await chunks.PutAsync("a", stored, CancellationToken.None);
        await chunks.PutAsync("a", stored, CancellationToken.None);

        var ids = stored.Select(ChunkTable.Id).ToList();
        Assert.Equal(ids, (await chunks.GetAsync("a", ids, CancellationToken.None)).Select(ChunkTable.Id));
    }

    [Fact]
    public async Task More_chunks_than_one_transaction_takes_are_stored_all_the_same()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var chunks = new ChunkTable(ledger.Storage.Vintages);
        var stored = Enumerable.Range(0, 250).Select(n => new[] { (byte)n }).ToList();

        await chunks.PutAsync("a", stored, CancellationToken.None);

        Assert.Equal(stored, await chunks.GetAsync("a", [.. stored.Select(ChunkTable.Id)], CancellationToken.None));
    }

    [Fact]
    public async Task A_revision_replaces_the_chunk_of_its_week_and_a_new_week_adds_one()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var before = await ledger.VintageAsync(await ledger.CommitAsync("a", WeeklyCounts.File(4), 4));
        var after = await ledger.VintageAsync(await ledger.CommitAsync("a", WeeklyCounts.File(5, (2, "Derby", 1)), 5));

        var kept = before.Blocks.Where(block => after.Blocks[block.Key].ChunkId == block.Value.ChunkId).Select(block => block.Key.Start).Order();
        int Week(int n) => WeeklyCounts.FirstDay.AddDays(7 * (n - 1)).DayNumber;
        Assert.Equal([Week(1), Week(3), Week(4)], kept.Select(day => day));
        Assert.Equal(5, after.Blocks.Count);
    }

    [Fact]
    public async Task A_table_whose_cells_all_moved_keeps_its_chunks()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var first = await ledger.CommitAsync("a", WeeklyCounts.File(["Derby", "Leeds"], 3), 3);
        var moved = await ledger.CommitAsync("a", WeeklyCounts.File(["Leeds", "Derby"], 4, [.. from week in Enumerable.Range(1, 3) from area in new[] { ("Leeds", 101), ("Derby", 100) } select (week, area.Item1, (int?)area.Item2)]), 4);

        var (before, after) = (await ledger.VintageAsync(first), await ledger.VintageAsync(moved));
        Assert.NotEqual(first.Editions[0].Cells, moved.Editions[0].Cells);
        Assert.All(before.Blocks, block => Assert.Equal(block.Value.ChunkId, after.Blocks[block.Key].ChunkId));
    }

    [Fact]
    public async Task A_commit_costs_the_same_calls_however_long_the_history_is()
    {
        var calls = new List<int>();
        foreach (var weeks in new[] { 3, 40 })
        {
            var traffic = new StorageTraffic();
            var ledger = await Ledger.WatchedAsync(azurite.NewAccount(), traffic, "a");
            await ledger.CommitAsync("a", WeeklyCounts.File(weeks), weeks);
            traffic.Forget();
            await ledger.CommitAsync("a", WeeklyCounts.File(weeks + 1, (2, "Derby", 1)), weeks + 1);
            calls.Add(traffic.Calls.Count);

            // The manifest, the failing checks, the series, the surroundings and the one chunk that is revised: no other is read.
            Assert.Equal(5, traffic.Calls.Count(call => call.StartsWith("GET /vintages(PartitionKey", StringComparison.Ordinal)));
        }

        Assert.Equal(calls[0], calls[1]);
    }

    [Fact]
    public async Task A_publication_with_nothing_but_a_new_week_reads_no_chunk_of_old_weeks()
    {
        var traffic = new StorageTraffic();
        var ledger = await Ledger.WatchedAsync(azurite.NewAccount(), traffic, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(10), 10);
        var old = (await ledger.VintageAsync((await ledger.RowsAsync())[0])).Blocks.Values.Select(block => block.ChunkId!).ToList();
        traffic.Forget();

        await ledger.CommitAsync("a", WeeklyCounts.File(11), 11);

        Assert.Contains(traffic.Calls, call => call.StartsWith("GET /vintages(PartitionKey", StringComparison.Ordinal));
        Assert.DoesNotContain(traffic.Calls, call => old.Any(id => call.Contains(id, StringComparison.Ordinal)));
    }
}
