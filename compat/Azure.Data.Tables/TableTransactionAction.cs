namespace Azure.Data.Tables;

/// <summary>One write of a transaction.</summary>
/// <param name="actionType">The kind of write.</param>
/// <param name="entity">The entity; for a delete only its keys count. Its own ETag is never used.</param>
/// <param name="etag">The condition of an update or delete; default means none.</param>
public sealed class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    public TableTransactionActionType ActionType { get; } = actionType;

    public ITableEntity Entity { get; } = entity;

    public ETag ETag { get; } = etag;
}
