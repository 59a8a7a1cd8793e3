using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Data.Tables;

namespace TraceFeed.Backup;

/// <summary>
/// An entity of a table as one line of JSON, as Table storage itself writes one: a type beside each property that JSON has no type for.
/// Its properties stand in one order, and its timestamp and entity tag, which are of one account, are left out.
/// </summary>
internal static class EntityLine
{
    private const string TypeSuffix = "@odata.type";
    private static readonly string[] OfTheService = ["odata.etag", "Timestamp"];
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the line without its end.</summary>
    /// <exception cref="NotSupportedException">A property has a type that a table cannot hold.</exception>
    public static ReadOnlyMemory<byte> Write(TableEntity entity)
    {
        var line = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(line, Options))
        {
            json.WriteStartObject();
            json.WriteString(nameof(entity.PartitionKey), entity.PartitionKey);
            json.WriteString(nameof(entity.RowKey), entity.RowKey);
            foreach (var (name, value) in entity.Where(one => one.Value is not null && one.Key is not (nameof(entity.PartitionKey) or nameof(entity.RowKey)) && !OfTheService.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                Write(json, name, value!);
            }

            json.WriteEndObject();
        }

        return line.WrittenMemory;
    }

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is no entity.</exception>
    public static TableEntity Read(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var entity = new TableEntity();
            foreach (var property in json.RootElement.EnumerateObject().Where(property => !property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal)))
            {
                entity[property.Name] = Value(property.Value, json.RootElement.TryGetProperty(property.Name + TypeSuffix, out var type) ? type.GetString() : null);
            }

            return entity is { PartitionKey: not null, RowKey: not null } ? entity : throw new FormatException("it has no keys");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            case long number:
                Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                Typed("Edm.Double", number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case Guid guid:
                Typed("Edm.Guid", guid.ToString("D", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                Typed("Edm.DateTime", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                Typed("Edm.DateTime", time.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                Typed("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case BinaryData bytes:
                Typed("Edm.Binary", Convert.ToBase64String(bytes.ToMemory().Span));
                break;
            default:
                throw new NotSupportedException($"A table cannot hold a {value.GetType()} (property {name}).");
        }

        void Typed(string type, string text)
        {
            json.WriteString(name + TypeSuffix, type);
            json.WriteString(name, text);
        }
    }

    private static object Value(JsonElement value, string? type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.GetString()!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        ("Edm.Double", _) => double.Parse(value.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.DateTime", _) => value.GetDateTimeOffset().ToUniversalTime(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        (null, JsonValueKind.String) => value.GetString()!,
        (null, JsonValueKind.Number) => value.GetInt32(),
        (null, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        _ => throw new FormatException($"a property is of no type that a table can hold: {type ?? value.ValueKind.ToString()}"),
    };
}
