using Azure.Data.Tables.Models;
using Azure.Data.Tables.Transport;

namespace Azure.Data.Tables.Transactions;

/// <summary>
/// The writes of one transaction, checked against the service's limits before anything is sent: Azurite accepts two
/// partitions, and its refusal of more than 100 actions is not readable as an answer to a transaction.
/// https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
/// </summary>
internal static class Transaction
{
    public const int MostActions = 100;
    public const int MostBytes = 4 * 1024 * 1024;

    /// <exception cref="InvalidOperationException">There is no action.</exception>
    /// <exception cref="TableTransactionFailedException">More than 100 actions, or more than one partition.</exception>
    public static IReadOnlyList<EntityRequest> Requests(string table, IEnumerable<TableTransactionAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        var list = actions.ToList();
        if (list.Count == 0)
            throw new InvalidOperationException("The batch contains no entity operations.");
        if (list.Count > MostActions)
            throw Refusal(0, TableErrorCode.InvalidInput, $"The batch request operation exceeds the maximum {MostActions} changes per change set.");
        if (list.FindIndex(action => action.Entity.PartitionKey != list[0].Entity.PartitionKey) is > 0 and var other)
            throw Refusal(other, TableErrorCode.CommandsInBatchActOnDifferentPartitions, "All commands in a batch must operate on same entity group.");

        return [.. list.Select(action => Request(table, action))];
    }

    /// <exception cref="RequestFailedException">The request would be larger than 4 MiB.</exception>
    public static void RequireSize(int bytes)
    {
        if (bytes > MostBytes)
        {
            throw new RequestFailedException(
                413, "The request body is too large and exceeds the maximum permissible limit.", "RequestBodyTooLarge", innerException: null);
        }
    }

    private static EntityRequest Request(string table, TableTransactionAction action)
    {
        var entity = SupportedEntity.Require(action.Entity);
        ETag? condition = action.ETag == default ? ETag.All : action.ETag;
        return action.ActionType switch
        {
            TableTransactionActionType.Add => EntityRequest.Add(table, entity),
            TableTransactionActionType.UpdateMerge => EntityRequest.Put(table, entity, TableUpdateMode.Merge, condition),
            TableTransactionActionType.UpdateReplace => EntityRequest.Put(table, entity, TableUpdateMode.Replace, condition),
            TableTransactionActionType.UpsertMerge => EntityRequest.Put(table, entity, TableUpdateMode.Merge, ifMatch: null),
            TableTransactionActionType.UpsertReplace => EntityRequest.Put(table, entity, TableUpdateMode.Replace, ifMatch: null),
            TableTransactionActionType.Delete => EntityRequest.Delete(table, entity.PartitionKey, entity.RowKey, action.ETag),
            _ => throw new ArgumentException($"There is no action {action.ActionType}.", nameof(action)),
        };
    }

    private static TableTransactionFailedException Refusal(int index, TableErrorCode code, string message) =>
        new(new RequestFailedException(400, $"{index}:{message}", code.ToString(), innerException: null));
}
