using Azure.Data.Tables;
using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

public sealed class CommitTests(AzuriteFixture azurite)
{
    private const string InsertOfARow = "POST /log";

    [Fact]
    public async Task Rows_are_numbered_and_chained_and_sequence_numbers_follow_one_another()
    {
        var ledger = await Ledger.NewAsync(azurite, "a", "b");
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("b", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);

        var rows = await ledger.RowsAsync();
        Assert.Equal([1L, 2, 3], rows.Select(row => row.Number));
        Assert.Equal([("a", 1, 0L), ("b", 1, 0L), ("a", 2, 1L)], rows.Select(row => (row.Source, row.Ordinal, row.PreviousRow)));
        Assert.Equal([LogRow.NoHash, rows[0].Hash(), rows[1].Hash()], rows.Select(row => row.PreviousHash));
        Assert.Equal([1L, 1 + rows[0].Count, 1 + rows[0].Count + rows[1].Count], rows.Select(row => row.FirstSequence));

        // One publication, three series and three periods; then one publication and three periods.
        Assert.Equal([7, 7, 4], rows.Select(row => row.Count));
    }

    [Fact]
    public async Task A_writer_that_dies_before_the_insert_leaves_nothing_to_see_and_its_second_try_is_the_first_row()
    {
        var (account, traffic) = (azurite.NewAccount(), new StorageTraffic { DiesBefore = call => call.StartsWith(InsertOfARow, StringComparison.Ordinal) });
        var dying = await Ledger.WatchedAsync(account, traffic, "a");

        await Assert.ThrowsAsync<DiedException>(() => dying.CommitAsync("a", WeeklyCounts.File(2), 2));
        Assert.Empty(await dying.RowsAsync());
        Assert.Equal(0, (await new LogTable(dying.Storage.Log).LastOfAsync("a", CancellationToken.None))?.Number ?? 0);
        Assert.Contains(traffic.Calls, call => call.StartsWith("PUT /changes/", StringComparison.Ordinal));

        traffic.DiesBefore = _ => false;
        var row = await dying.CommitAsync("a", WeeklyCounts.File(2), 2);
        Assert.Equal((1L, 1, 1L), (row.Number, row.Ordinal, row.FirstSequence));
        Assert.Single(await dying.RowsAsync());
    }

    [Fact]
    public async Task A_writer_that_dies_after_the_insert_finds_its_own_row_and_makes_no_second_one()
    {
        var traffic = new StorageTraffic { DiesAfter = call => call.StartsWith(InsertOfARow, StringComparison.Ordinal) };
        var ledger = await Ledger.WatchedAsync(azurite.NewAccount(), traffic, "a");

        await Assert.ThrowsAsync<DiedException>(() => ledger.CommitAsync("a", WeeklyCounts.File(2), 2));
        traffic.DiesAfter = _ => false;
        var again = await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);

        Assert.Equal(again, Assert.Single(await ledger.RowsAsync()), (x, y) => x!.Hash() == y!.Hash());
    }

    [Fact]
    public async Task A_second_try_finds_its_row_although_another_publication_was_taken_in_since()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var first = await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);

        var again = await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);

        Assert.Equal(first.Number, again.Number);
        Assert.Equal(2, (await ledger.RowsAsync()).Count);
    }

    [Theory]
    [InlineData("PUT /changes/")]
    [InlineData(InsertOfARow)]
    public async Task A_row_of_the_same_file_made_meanwhile_is_the_answer(string moment)
    {
        var (account, traffic) = (azurite.NewAccount(), new StorageTraffic());
        var other = await Ledger.WatchedAsync(account, new StorageTraffic(), "a", "b");
        var ours = await Ledger.WatchedAsync(account, traffic, "a", "b");
        var raced = false;
        traffic.DiesBefore = call =>
        {
            // Another worker with the same message is faster by a moment.
            if (call.StartsWith(moment, StringComparison.Ordinal) && !raced)
            {
                raced = true;
                other.CommitAsync("a", WeeklyCounts.File(1), 1).GetAwaiter().GetResult();
                other.CommitAsync("b", WeeklyCounts.File(1), 1).GetAwaiter().GetResult();
            }

            return false;
        };

        var row = await ours.CommitAsync("a", WeeklyCounts.File(1), 1);

        Assert.True(raced);
        Assert.Equal(["a", "b"], (await ours.RowsAsync()).Select(one => one.Source));
        Assert.Equal((await ours.RowsAsync())[0].Hash(), row.Hash());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    [InlineData(2L)]
    [InlineData(99L)]
    public async Task Missing_stale_and_wrong_hints_change_nothing(long? hint)
    {
        var ledger = await Ledger.NewAsync(azurite, "a", "b");
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("b", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        foreach (var name in new[] { "log", "source~a", "source~b" })
        {
            await (hint is { } row
                ? ledger.Storage.Log.UpsertEntityAsync(new TableEntity("head", name) { ["Row"] = row }, TableUpdateMode.Replace)
                : ledger.Storage.Log.DeleteEntityAsync("head", name));
        }

        var log = new LogTable(ledger.Storage.Log);
        Assert.Equal(3, (await log.HeadAsync(CancellationToken.None))?.Number);
        Assert.Equal(3, (await log.LastOfAsync("a", CancellationToken.None))?.Number);
        Assert.Equal(2, (await log.LastOfAsync("b", CancellationToken.None))?.Number);
        Assert.Equal((4L, 2), await ledger.CommitAsync("b", WeeklyCounts.File(2), 2) is var row4 ? (row4.Number, row4.Ordinal) : default);
    }

    [Fact]
    public async Task A_writer_whose_clock_is_slow_records_nothing_before_the_row_it_follows()
    {
        var ledger = await Ledger.NewAsync(azurite, "a", "b");
        var first = await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        var slow = new Committer(ledger.Storage, new Pipeline.ClockByHand());

        var second = await slow.CommitAsync(
            ledger.Catalog.Find("b")!, new PublicationIdentity("/b/1", null, null, null), WeeklyCounts.Read(ledger.Catalog, "b", WeeklyCounts.File(1), WeeklyCounts.PublishedWith(1)), CancellationToken.None);

        Assert.Equal(first.RecordedAt, second.RecordedAt);
    }

    [Fact]
    public async Task A_figure_that_goes_to_and_fro_is_a_change_each_time_with_an_id_of_its_own()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var (a, b) = (WeeklyCounts.File(1), WeeklyCounts.File(1, (1, "Derby", 90)));
        foreach (var file in new[] { a, b, a, b })
        {
            await ledger.CommitAsync("a", file, 1, "/a/the-same");
        }

        var revisions = new List<Change>();
        foreach (var row in await ledger.RowsAsync())
        {
            revisions.AddRange((await ledger.ChangesAsync(row)).Where(change => change.Kind == ChangeKind.ValueRevised));
        }

        Assert.Equal([("100", "90"), ("90", "100"), ("100", "90")], revisions.Select(change => (change.Old!.Value!, change.New!.Value!)));
        Assert.Equal(3, revisions.Select(change => change.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_same_history_has_the_same_ids_and_chunks_in_another_account()
    {
        var histories = new List<(List<string?> Ids, string Vintage)>();
        foreach (var others in new[] { 0, 2 })
        {
            var ledger = await Ledger.NewAsync(azurite, "a", "b");
            for (var weeks = 1; weeks <= others; weeks++)
            {
                await ledger.CommitAsync("b", WeeklyCounts.File(weeks), weeks);
            }

            await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
            var last = await ledger.CommitAsync("a", WeeklyCounts.File(2, (1, "Leeds", 7), (2, "Hull", null)), 2);
            var ids = new List<string?>();
            foreach (var row in (await ledger.RowsAsync()).Where(row => row.Source == "a"))
            {
                ids.AddRange((await ledger.ChangesAsync(row)).Select(change => change.Id));
            }

            histories.Add((ids, last.Vintage));
        }

        Assert.Equal(histories[0].Ids, histories[1].Ids);
        Assert.Equal(histories[0].Vintage, histories[1].Vintage);
    }
}
