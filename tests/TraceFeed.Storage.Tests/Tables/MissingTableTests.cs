using Azure;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class MissingTableTests(AzuriteFixture azurite)
{
    private readonly TableClient _table = azurite.MissingTable();
    private readonly TableEntity _entity = new("p", "r") { ["A"] = 1 };

    [Fact]
    public async Task Reading_writing_and_querying_say_that_the_table_is_missing()
    {
        foreach (var call in new Func<Task>[]
        {
            () => _table.GetEntityAsync<TableEntity>("p", "r"),
            () => _table.AddEntityAsync(_entity),
            () => _table.UpsertEntityAsync(_entity),
            () => _table.UpdateEntityAsync(_entity, ETag.All),
            async () => await _table.QueryAsync<TableEntity>().ToListAsync(),
        })
        {
            var error = await Refusal.IsAsync(404, "TableNotFound", call);
            Assert.StartsWith("The table specified does not exist.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Asking_whether_an_entity_exists_says_no()
    {
        var answer = await _table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.False(answer.HasValue);
    }

    [Fact]
    public async Task Deleting_an_entity_or_the_table_answers_404_without_an_exception()
    {
        var entity = await _table.DeleteEntityAsync("p", "r");
        var table = await _table.DeleteAsync();
        var byName = await azurite.TableService().DeleteTableAsync(_table.Name);

        Assert.Equal((404, true), (entity.Status, entity.IsError));
        Assert.Equal((404, 404), (table.Status, byName.Status));
    }

    [Fact]
    public Task A_transaction_fails_at_its_first_action() =>
        Refusal.OfActionAsync(0, 404, "TableNotFound", () => _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, _entity)]));
}
