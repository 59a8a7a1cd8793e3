using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Transactions;
using Azure.Data.Tables.Transport;

namespace Azure.Data.Tables;

/// <summary>One table. Every method throws <see cref="RequestFailedException"/> when the service refuses, unless it says otherwise.</summary>
public sealed class TableClient
{
    private readonly TableService _service;

    public TableClient(string connectionString, string tableName, TableClientOptions? options = null)
        : this(TableService.From(connectionString, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions? options = null)
        : this(new TableService(endpoint, credential, options), tableName)
    {
    }

    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions? options = null)
        : this(new TableService(endpoint, tokenCredential, options), tableName)
    {
    }

    /// <param name="endpoint">The address of the table: that of the service, and the table's name as its last segment.</param>
    /// <param name="credential">A signature for the account or for the table.</param>
    /// <param name="options">Retry, diagnostics, transport.</param>
    public TableClient(Uri endpoint, AzureSasCredential credential, TableClientOptions? options = null)
        : this(new TableService(Parent(endpoint), credential, options), endpoint.Segments[^1])
    {
    }

    internal TableClient(TableService service, string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        _service = service;
        Name = tableName;
    }

    public string Name { get; }

    public string AccountName => _service.AccountName;

    public Uri Uri => _service.Address(Name);

    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Create(filter);

    public Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        CreateAsync(accepts: null, cancellationToken);

    /// <summary>Creates the table. The raw answer has status 409 when there was one; the value is never null.</summary>
    public Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        CreateAsync(response => IsRefusal(response, TableErrorCode.TableAlreadyExists), cancellationToken);

    /// <summary>Deletes the table. A table that is not there gives an answer with status 404, no exception.</summary>
    public Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        _service.SendAsync(_service.Message(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(Name)}')"), cancellationToken, IsMissing);

    /// <summary>Adds an entity; code EntityAlreadyExists when there is one. The new ETag is a header of the answer.</summary>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Add(Name, SupportedEntity.Require(entity)), cancellationToken);

    public async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _service.SendAsync(Get<T>(partitionKey, rowKey, select), cancellationToken);
        return Response.FromValue(ReadEntity<T>(response), response);
    }

    /// <summary>Reads an entity. One that is not there (nor need the table be) gives an answer without a value.</summary>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var response = await _service.SendAsync(Get<T>(partitionKey, rowKey, select), cancellationToken, IsMissing);
        return IsMissing(response) ? new NoValue<T>(response) : Response.FromValue(ReadEntity<T>(response), response);
    }

    public Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        SendAsync(EntityRequest.Put(Name, SupportedEntity.Require(entity), mode, ifMatch: null), cancellationToken);

    /// <summary>Updates an entity that must be there and have the ETag; <see cref="ETag.All"/> stands for any.</summary>
    public Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity
    {
        if (ifMatch == default)
            throw new ArgumentException("Value cannot be empty.", nameof(ifMatch));
        return SendAsync(EntityRequest.Put(Name, SupportedEntity.Require(entity), mode, ifMatch), cancellationToken);
    }

    /// <summary>Deletes an entity, by default whatever its ETag. One that is not there gives an answer with status 404, no exception.</summary>
    public Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        _service.SendAsync(EntityRequest.Delete(Name, partitionKey, rowKey, ifMatch).ToMessage(_service), cancellationToken, IsMissing);

    /// <summary>Reads entities in the order of their keys, a page (at most 1000) at a time. Nothing is sent before the first is asked for.</summary>
    public AsyncPageable<T> QueryAsync<T>(
        string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        SupportedEntity.Require<T>();
        return new ServicePages<T>(
            (token, size, cancel) => ReadPageAsync<T>(new EntityQuery(filter, select, size, token), cancel), maxPerPage, cancellationToken);
    }

    /// <summary>Does all or none of the writes, at most 100 in one partition and 4 MiB in all; one answer for each.</summary>
    /// <exception cref="TableTransactionFailedException">An action failed; nothing was written.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var requests = Transaction.Requests(Name, transactionActions);
        var batch = "batch_" + Guid.NewGuid();
        var body = TransactionBody.Write(_service, requests, batch);
        Transaction.RequireSize(body.Length);

        var message = _service.Message(RequestMethod.Post, "$batch");
        message.Request.Headers.SetValue("Content-Type", "multipart/mixed; boundary=" + batch);
        message.Request.Content = RequestContent.Create(body);
        var response = await _service.SendAsync(message, cancellationToken);
        return Response.FromValue(TransactionAnswer.Read(response, requests.Count), response);
    }

    private static Uri Parent(Uri table) =>
        new UriBuilder(table) { Path = table.AbsolutePath[..table.AbsolutePath.LastIndexOf('/')] }.Uri;

    private static bool IsMissing(Response response) => response.Status == 404;

    private static bool IsRefusal(Response response, TableErrorCode code) =>
        ErrorParser.Instance.TryParse(response, out var error, out _) && error?.Code is { } stated && stated == code;

    private static T ReadEntity<T>(Response response)
    {
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        return (T)(object)EntityJson.Read(json.RootElement);
    }

    private async Task<Response<TableItem>> CreateAsync(Func<Response, bool>? accepts, CancellationToken cancellationToken)
    {
        var message = _service.Message(RequestMethod.Post, "Tables");
        message.Request.Headers.SetValue("Content-Type", "application/json");
        message.Request.Headers.SetValue("Prefer", "return-no-content");
        message.Request.Content = RequestContent.Create(new { TableName = Name });
        var response = await _service.SendAsync(message, cancellationToken, accepts);
        return Response.FromValue(new TableItem(Name), response);
    }

    private Task<Response> SendAsync(EntityRequest request, CancellationToken cancellationToken) =>
        _service.SendAsync(request.ToMessage(_service), cancellationToken);

    private HttpMessage Get<T>(string partitionKey, string rowKey, IEnumerable<string>? select)
    {
        SupportedEntity.Require<T>();
        var query = QueryString.Create(("$select", QueryString.List(select)));
        return _service.Message(RequestMethod.Get, EntityRequest.PathOf(Name, partitionKey, rowKey) + query);
    }

    private async Task<Page<T>> ReadPageAsync<T>(EntityQuery query, CancellationToken cancellationToken)
    {
        var response = await _service.SendAsync(_service.Message(RequestMethod.Get, $"{Name}(){query.ToQueryString()}"), cancellationToken);
        using var json = JsonDocument.Parse(response.Content.ToMemory());
        var entities = json.RootElement.GetProperty("value").EnumerateArray().Select(entity => (T)(object)EntityJson.Read(entity)).ToList();
        return Page<T>.FromValues(entities, EntityQuery.ContinuationOf(response), response);
    }
}
