using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>A log row as it is served: every member that its hash is made of, and the hash.</summary>
public static class LogRowJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Writes the row.</summary>
    public static void Write(Utf8JsonWriter json, LogRow row)
    {
        json.WriteStartObject();
        json.WriteString("hash", row.Hash());
        foreach (var member in JsonSerializer.SerializeToElement(row, Options).EnumerateObject())
        {
            member.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a served row, and the hash that the site gives it.</summary>
    /// <exception cref="JsonException">Not a log row.</exception>
    public static (LogRow Row, string Hash) Read(JsonElement json) =>
        (json.Deserialize<LogRow>(Options) ?? throw new JsonException("A log row is an object, not null."), json.GetProperty("hash").GetString() ?? "");
}
