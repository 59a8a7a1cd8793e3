using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

internal static class AzuriteTables
{
    public static string NewTableName() => "T" + Guid.NewGuid().ToString("N");

    public static TableServiceClient TableService(this AzuriteFixture azurite) => new(azurite.ConnectionString);

    /// <summary>A client for a table that does not exist.</summary>
    public static TableClient MissingTable(this AzuriteFixture azurite) => azurite.TableService().GetTableClient(NewTableName());

    public static async Task<TableClient> NewTableAsync(this AzuriteFixture azurite)
    {
        var table = azurite.MissingTable();
        await table.CreateAsync();
        return table;
    }

    public static async Task<TableEntity> ReadAsync(this TableClient table, string rowKey) =>
        await table.GetEntityAsync<TableEntity>("p", rowKey);

    public static async Task<TableEntity> WriteAndReadAsync(this TableClient table, TableEntity entity)
    {
        await table.AddEntityAsync(entity);
        return await table.GetEntityAsync<TableEntity>(entity.PartitionKey, entity.RowKey);
    }

    /// <summary>The names of the properties that the caller wrote, in order, with commas.</summary>
    public static string OwnKeys(this TableEntity entity) =>
        string.Join(',', entity.Keys.Except(["PartitionKey", "RowKey", "Timestamp", "odata.etag"]).Order(StringComparer.Ordinal));
}
