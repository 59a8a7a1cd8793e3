using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class EntityKeyTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableClient _table = null!;

    public async ValueTask InitializeAsync() => _table = await azurite.NewTableAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("")]
    [InlineData("o'brien")]
    [InlineData("a b")]
    [InlineData("ü€")]
    [InlineData("a%20b")]
    [InlineData("x(1)=y,z;@&$!~*")]
    [InlineData("a+b")]
    [InlineData("a:b|c")]
    [InlineData("..")]
    public async Task A_key_is_written_read_found_and_deleted_as_it_is(string key)
    {
        var read = await _table.WriteAndReadAsync(new(key, key) { ["A"] = 1 });
        var found = await _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}")).ToListAsync();
        var deleted = await _table.DeleteEntityAsync(key, key);

        Assert.Equal((key, key), (read.PartitionKey, read.RowKey));
        Assert.Equal((key, 204), (Assert.Single(found).RowKey, deleted.Status));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    public Task A_forbidden_character_is_refused(string key) =>
        Refusal.IsAsync(400, "InvalidInput", () => _table.AddEntityAsync(new TableEntity("p", key)));

    // The service answers 400; the emulator answers 500, which is worth a retry in general but not in a test.
    [Fact]
    public Task A_slash_in_an_address_is_refused()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var table = new TableClient(azurite.ConnectionString, _table.Name, options);

        return Refusal.IsAsync(500, null, () => table.UpsertEntityAsync(new TableEntity("p", "a/b")));
    }

    [Fact]
    public async Task A_null_key_is_refused_before_anything_is_sent()
    {
        var partition = await Assert.ThrowsAsync<ArgumentNullException>(() => _table.AddEntityAsync(new TableEntity(null!, "r")));
        var row = await Assert.ThrowsAsync<ArgumentNullException>(() => _table.UpsertEntityAsync(new TableEntity { PartitionKey = "p" }));

        Assert.Equal(("PartitionKey", "RowKey"), (partition.ParamName, row.ParamName));
        await Assert.ThrowsAsync<ArgumentNullException>(() => _table.GetEntityAsync<TableEntity>("p", null!));
    }
}
