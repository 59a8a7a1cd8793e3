using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class TableCreationTests(AzuriteFixture azurite)
{
    private readonly TableServiceClient _service = azurite.TableService();

    [Fact]
    public async Task Creating_if_missing_answers_204_then_409_and_always_has_a_value()
    {
        var table = azurite.MissingTable();

        var first = await table.CreateIfNotExistsAsync();
        var second = await _service.CreateTableIfNotExistsAsync(table.Name);

        Assert.Equal((204, table.Name), (first.GetRawResponse().Status, first.Value.Name));
        Assert.Equal((409, table.Name), (second.GetRawResponse().Status, second.Value.Name));
    }

    [Fact]
    public async Task Creating_a_table_twice_is_refused()
    {
        var table = await azurite.NewTableAsync();

        await Refusal.IsAsync(409, "TableAlreadyExists", () => table.CreateAsync());
        await Refusal.IsAsync(409, "TableAlreadyExists", () => _service.CreateTableAsync(table.Name));
    }

    [Fact]
    public async Task A_name_with_a_hyphen_is_refused()
    {
        var table = _service.GetTableClient("a-b");

        var error = await Refusal.IsAsync(400, "", () => table.CreateAsync());

        Assert.StartsWith("The specified resource name contains invalid characters.", error.Message, StringComparison.Ordinal);
        await Refusal.IsAsync(400, "", () => table.CreateIfNotExistsAsync());
    }

    [Fact]
    public async Task Tables_are_found_by_their_name()
    {
        var table = await azurite.NewTableAsync();

        var named = await _service.QueryAsync(TableServiceClient.CreateQueryFilter($"TableName eq {table.Name}")).ToListAsync();
        var prefixed = await _service.QueryAsync($"TableName ge '{table.Name}' and TableName lt '{table.Name}0'").ToListAsync();

        Assert.Equal([table.Name], named.Select(item => item.Name));
        Assert.Equal([table.Name], prefixed.Select(item => item.Name));
    }

    [Fact]
    public async Task Tables_come_in_pages()
    {
        var prefix = AzuriteTables.NewTableName();
        await _service.CreateTableAsync(prefix + "a");
        await _service.CreateTableAsync(prefix + "b");

        var pages = await _service.QueryAsync($"TableName ge '{prefix}' and TableName lt '{prefix}z'", maxPerPage: 1).AsPages().ToListAsync();

        Assert.Equal([[prefix + "a"], [prefix + "b"]], pages.Select(page => page.Values.Select(item => item.Name)).Where(names => names.Any()));
    }

    [Fact]
    public async Task A_deleted_table_is_gone()
    {
        var table = await azurite.NewTableAsync();

        var deleted = await table.DeleteAsync();

        Assert.Equal(204, deleted.Status);
        Assert.Empty(await _service.QueryAsync($"TableName eq '{table.Name}'").ToListAsync());
    }
}
