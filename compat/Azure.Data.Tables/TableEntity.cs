using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary. Its keys, timestamp and ETag are entries too: <c>PartitionKey</c>, <c>RowKey</c>,
/// <c>Timestamp</c> and <c>odata.etag</c>. Property names are case-sensitive.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    internal const string ETagKey = "odata.etag";

    private readonly Dictionary<string, object?> _properties;

    public TableEntity() => _properties = new(StringComparer.Ordinal);

    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object?> values) => _properties = new(values, StringComparer.Ordinal);

    /// <summary>Null in an entity that was read without its keys, whatever the type says (as in the official package).</summary>
    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey))!;
        set => _properties[nameof(PartitionKey)] = value;
    }

    /// <inheritdoc cref="PartitionKey"/>
    public string RowKey
    {
        get => GetString(nameof(RowKey))!;
        set => _properties[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => _properties[nameof(Timestamp)] = value;
    }

    /// <summary>The ETag the entity was read with. Writing never sets it.</summary>
    public ETag ETag
    {
        get => GetString(ETagKey) is { } value ? new ETag(value) : default;
        set => _properties[ETagKey] = value.ToString();
    }

    public ICollection<string> Keys => _properties.Keys;

    ICollection<object?> IDictionary<string, object?>.Values => _properties.Values;

    public int Count => _properties.Count;

    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    /// <summary>The value of a property; null when there is none.</summary>
    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = value;
    }

    public string? GetString(string key) => (string?)Get(key, typeof(string));

    public BinaryData? GetBinaryData(string key) => (BinaryData?)Get(key, typeof(BinaryData));

    public byte[]? GetBinary(string key) => (byte[]?)Get(key, typeof(byte[]));

    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool?));

    public DateTime? GetDateTime(string key) => (DateTime?)Get(key, typeof(DateTime?));

    public DateTimeOffset? GetDateTimeOffset(string key) => (DateTimeOffset?)Get(key, typeof(DateTimeOffset?));

    public double? GetDouble(string key) => (double?)Get(key, typeof(double?));

    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid?));

    public int? GetInt32(string key) => (int?)Get(key, typeof(int?));

    public long? GetInt64(string key) => (long?)Get(key, typeof(long?));

    public void Add(string key, object? value) => _properties.Add(key, value);

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool Remove(string key) => _properties.Remove(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _properties.TryGetValue(key, out value);

    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => _properties.Contains(item);

    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).CopyTo(array, arrayIndex);

    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) =>
        ((ICollection<KeyValuePair<string, object?>>)_properties).Remove(item);

    IEnumerator<KeyValuePair<string, object?>> IEnumerable<KeyValuePair<string, object?>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();

    // The getters are strict: only dates and bytes come in two forms, nothing is widened.
    private object? Get(string key, Type type) => (_properties.GetValueOrDefault(key), type) switch
    {
        (null, _) => null,
        (DateTimeOffset value, _) when type == typeof(DateTime?) => value.UtcDateTime,
        (DateTime value, _) when type == typeof(DateTimeOffset?) => new DateTimeOffset(value),
        (byte[] value, _) when type == typeof(BinaryData) => new BinaryData(value),
        (BinaryData value, _) when type == typeof(byte[]) => value.ToArray(),
        (var value, _) when type.IsInstanceOfType(value) => value,
        (var value, _) => throw new InvalidOperationException($"Cannot return {type} type for a {value.GetType()} typed property."),
    };
}
