using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>How answers in JSON are written: UTF-8, letters as they are, the same answer in the same bytes.</summary>
internal static class ApiJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How what the log has is written.</summary>
    public static readonly JsonSerializerOptions Log = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer in JSON.</summary>
    /// <param name="modified">When it came to be what it is, for an answer that may be immutable; else null.</param>
    /// <param name="write">Writes it.</param>
    public static Representation Representation(DateTimeOffset? modified, Action<Utf8JsonWriter> write)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            write(json);
        }

        output.Write("\n"u8);
        return Feeds.Representation.Of(output.WrittenMemory, modified ?? DateTimeOffset.UnixEpoch, MediaOffer.Json.MediaType, ApiLimits.MaxAge) with { Undated = true };
    }

    /// <summary>A moment in UTC to the millisecond, RFC 3339.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a moment, or null.</summary>
    public static void Moment(Utf8JsonWriter json, string name, DateTimeOffset? moment) => json.WriteString(name, moment is { } at ? Moment(at) : null);

    /// <summary>Writes a day, or null.</summary>
    public static void Day(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day is null ? null : Observations.Period.Iso(day));
}
