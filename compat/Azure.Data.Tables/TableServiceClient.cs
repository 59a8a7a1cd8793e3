using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Transport;

namespace Azure.Data.Tables;

/// <summary>The tables of one account.</summary>
public sealed class TableServiceClient
{
    private readonly TableService _service;

    public TableServiceClient(string connectionString, TableClientOptions? options = null)
        : this(TableService.From(connectionString, options))
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, options: null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options)
        : this(new TableService(endpoint, credential, options))
    {
    }

    public TableServiceClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(new TableService(endpoint, credential, options))
    {
    }

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(new TableService(endpoint, tokenCredential, options))
    {
    }

    private TableServiceClient(TableService service) => _service = service;

    public string AccountName => _service.AccountName;

    public Uri Uri => _service.Endpoint;

    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    public TableClient GetTableClient(string tableName) => new(_service, tableName);

    public Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateAsync(cancellationToken);

    /// <inheritdoc cref="TableClient.CreateIfNotExistsAsync"/>
    public Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);

    /// <inheritdoc cref="TableClient.DeleteAsync"/>
    public Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).DeleteAsync(cancellationToken);

    public AsyncPageable<TableItem> QueryAsync(string? filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new ServicePages<TableItem>((token, size, cancel) => ReadPageAsync(filter, token, size, cancel), maxPerPage, cancellationToken);

    private async Task<Page<TableItem>> ReadPageAsync(string? filter, string? token, int? size, CancellationToken cancellationToken)
    {
        var query = QueryString.Create(("$filter", filter), ("$top", QueryString.Number(size)), ("NextTableName", token));
        var response = await _service.SendAsync(_service.Message(RequestMethod.Get, "Tables" + query), cancellationToken);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        var tables = json.RootElement.GetProperty("value").EnumerateArray()
            .Select(table => new TableItem(table.GetProperty("TableName").GetString()!)).ToList();
        response.Headers.TryGetValue("x-ms-continuation-NextTableName", out string? next);
        return Page<TableItem>.FromValues(tables, next, response);
    }
}
