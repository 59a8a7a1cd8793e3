using Azure.Core;

namespace Azure.Data.Tables.Transport;

/// <summary>One write of one entity, alone or as a part of a transaction.</summary>
/// <param name="Method">POST adds, PATCH merges, PUT replaces, DELETE deletes.</param>
/// <param name="Path">The table or entity, relative to the service and escaped.</param>
/// <param name="IfMatch">The condition; null writes whatever is there (for an update: also nothing).</param>
/// <param name="Body">The entity as JSON; null for a delete.</param>
internal sealed record EntityRequest(RequestMethod Method, string Path, ETag? IfMatch, ReadOnlyMemory<byte>? Body)
{
    public static EntityRequest Add(string table, TableEntity entity)
    {
        RequireKeys(entity);
        return new(RequestMethod.Post, table, null, EntityJson.Write(entity));
    }

    public static EntityRequest Put(string table, TableEntity entity, TableUpdateMode mode, ETag? ifMatch)
    {
        RequireKeys(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        return new(method, PathOf(table, entity.PartitionKey, entity.RowKey), ifMatch, EntityJson.Write(entity));
    }

    public static EntityRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, PathOf(table, partitionKey, rowKey), ifMatch == default ? ETag.All : ifMatch, null);

    public static string PathOf(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey={Literal(partitionKey, nameof(partitionKey))},RowKey={Literal(rowKey, nameof(rowKey))})";

    public HttpMessage ToMessage(TableService service)
    {
        var message = service.Message(Method, Path);
        foreach (var (name, value) in Headers())
            message.Request.Headers.SetValue(name, value);
        if (Body is { } body)
            message.Request.Content = RequestContent.Create(body);
        return message;
    }

    public IEnumerable<(string Name, string Value)> Headers()
    {
        if (IfMatch is { } condition)
            yield return ("If-Match", condition.ToString());
        if (Body is not null)
            yield return ("Content-Type", "application/json");
        if (Method == RequestMethod.Post)
            yield return ("Prefer", "return-no-content");
    }

    private static string Literal(string key, string name)
    {
        ArgumentNullException.ThrowIfNull(key, name);
        return Uri.EscapeDataString(QueryFilter.Quoted(key));
    }

    private static void RequireKeys(TableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity.PartitionKey));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity.RowKey));
    }
}
