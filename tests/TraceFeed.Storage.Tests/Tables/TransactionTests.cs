using System.Globalization;
using Azure;
using Azure.Data.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class TransactionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableClient _table = null!;

    public async ValueTask InitializeAsync() => _table = await azurite.NewTableAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_action_is_answered_with_its_ETag()
    {
        var answer = await _table.SubmitTransactionAsync([Action(Add, "1"), Action(UpsertMerge, "2"), Action(UpsertReplace, "3")]);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal([204, 204, 204], answer.Value.Select(part => part.Status));
        var stored = await _table.QueryAsync<TableEntity>().Select(entity => (ETag?)entity.ETag).ToListAsync();
        Assert.Equal(stored, answer.Value.Select(part => part.Headers.ETag));
    }

    [Fact]
    public async Task Merges_replaces_and_deletes_need_no_ETag_and_ignore_that_of_the_entity()
    {
        foreach (var row in new[] { "1", "2", "3" })
            await _table.AddEntityAsync(new TableEntity("p", row) { ["A"] = 1 });
        var merge = new TableEntity("p", "1") { ["B"] = "ü€😀\r\n--", ETag = new ETag("W/\"datetime'2000-01-01T00%3A00%3A00.0000000Z'\"") };

        await _table.SubmitTransactionAsync([new(UpdateMerge, merge), Action(UpdateReplace, "2", "B"), Action(Delete, "3")]);

        Assert.Equal("A,B", (await _table.ReadAsync("1")).OwnKeys());
        Assert.Equal("ü€😀\r\n--", (await _table.ReadAsync("1")).GetString("B"));
        Assert.Equal("B", (await _table.ReadAsync("2")).OwnKeys());
        Assert.False((await _table.GetEntityIfExistsAsync<TableEntity>("p", "3")).HasValue);
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(98, 100)]
    [InlineData(99, 100)]
    public async Task A_conflict_names_its_action_and_nothing_is_written(int conflict, int count)
    {
        await _table.AddEntityAsync(new TableEntity("p", Key(conflict)));
        var actions = Enumerable.Range(0, count).Select(i => Action(Add, Key(i)));

        var error = await Refusal.OfActionAsync(conflict, 409, "EntityAlreadyExists", () => _table.SubmitTransactionAsync(actions));

        Assert.StartsWith($"{conflict}:The specified entity already exists.", error.Message, StringComparison.Ordinal);
        Assert.Equal([Key(conflict)], await _table.QueryAsync<TableEntity>().Select(entity => entity.RowKey).ToListAsync());
    }

    [Fact]
    public async Task A_stale_ETag_fails()
    {
        var stale = (await _table.AddEntityAsync(new TableEntity("p", "1"))).Headers.ETag!.Value;
        await _table.UpsertEntityAsync(new TableEntity("p", "1") { ["A"] = 1 });

        await Refusal.OfActionAsync(
            0, 412, "UpdateConditionNotSatisfied", () => _table.SubmitTransactionAsync([new(UpdateMerge, new TableEntity("p", "1"), stale)]));
    }

    [Fact]
    public Task Deleting_what_is_not_there_fails() =>
        Refusal.OfActionAsync(0, 404, "ResourceNotFound", () => _table.SubmitTransactionAsync([Action(Delete, "none")]));

    [Fact]
    public Task The_same_row_twice_fails() =>
        Refusal.OfActionAsync(1, 400, "InvalidDuplicateRow", () => _table.SubmitTransactionAsync([Action(Add, "1"), Action(UpsertMerge, "1")]));

    [Fact]
    public async Task An_empty_list_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => _table.SubmitTransactionAsync([]));

        Assert.Equal("The batch contains no entity operations.", error.Message);
    }

    [Fact]
    public async Task A_hundred_actions_are_written_and_one_more_is_refused()
    {
        var answer = await _table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i => Action(Add, Key(i))));
        Assert.Equal(100, answer.Value.Count);

        var tooMany = Enumerable.Range(100, 101).Select(i => Action(Add, Key(i)));
        await Refusal.OfActionAsync(0, 400, "InvalidInput", () => _table.SubmitTransactionAsync(tooMany));
        Assert.Equal(100, await _table.QueryAsync<TableEntity>().CountAsync());
    }

    // The emulator would accept them; the service does not.
    [Fact]
    public async Task Two_partitions_are_refused()
    {
        TableTransactionAction[] actions = [Action(Add, "1"), new(Add, new TableEntity("other", "2"))];

        await Refusal.OfActionAsync(1, 400, "CommandsInBatchActOnDifferentPartitions", () => _table.SubmitTransactionAsync(actions));

        Assert.Equal(0, await _table.QueryAsync<TableEntity>().CountAsync());
    }

    [Fact]
    public async Task Three_MiB_are_written_and_more_than_four_are_refused()
    {
        var small = await _table.SubmitTransactionAsync(Enumerable.Range(0, 4).Select(i => Large(Key(i))));
        Assert.Equal(4, small.Value.Count);

        await Refusal.IsAsync(413, "RequestBodyTooLarge", () => _table.SubmitTransactionAsync(Enumerable.Range(0, 6).Select(i => Large(Key(i)))));
    }

    private static string Key(int i) => i.ToString("000", CultureInfo.InvariantCulture);

    private static TableTransactionAction Action(TableTransactionActionType type, string row, string property = "A") =>
        new(type, new TableEntity("p", row) { [property] = 1 });

    // 600,000 bytes, 800,000 in Base64.
    private static TableTransactionAction Large(string row)
    {
        var entity = new TableEntity("p", row);
        for (var i = 0; i < 10; i++)
            entity["B" + Key(i)] = new byte[60_000];
        return new(UpsertReplace, entity);
    }
}
