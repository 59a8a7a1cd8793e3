using System.Text.Json;
using TraceFeed.Log;

namespace TraceFeed.Backup;

/// <summary>What is kept of an original beside its bytes.</summary>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Source">Its source; null where that was not kept.</param>
/// <param name="Name">Its name; null where that was not kept.</param>
internal sealed record OriginalName(string Sha256, string? Source, string? Name)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes it.</summary>
    public static void Write(Utf8JsonWriter json, OriginalName original) => JsonSerializer.Serialize(json, original, Options);

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It names no original.</exception>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static OriginalName Read(string line) =>
        JsonSerializer.Deserialize<OriginalName>(line, Options) is { Sha256: not null } original && OnceBlobs.IsName(original.Sha256) ? original : throw new FormatException("it names no original");
}
