namespace Azure.Data.Tables;

/// <summary>The one kind of entity that is supported here. The official package also maps classes of the caller.</summary>
internal static class SupportedEntity
{
    /// <exception cref="NotSupportedException">The type is not <see cref="TableEntity"/>.</exception>
    public static void Require<T>()
    {
        if (typeof(T) != typeof(TableEntity))
            throw NotSupported(typeof(T));
    }

    /// <inheritdoc cref="Require{T}()"/>
    public static TableEntity Require(ITableEntity? entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity as TableEntity ?? throw NotSupported(entity.GetType());
    }

    private static NotSupportedException NotSupported(Type type) =>
        new($"Entities of type {type} need the official Azure.Data.Tables package; its stand-in supports {typeof(TableEntity)} only.");
}
