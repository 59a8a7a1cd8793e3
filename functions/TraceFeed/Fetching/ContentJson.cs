using System.Globalization;
using System.Text.Json;

namespace TraceFeed.Fetching;

/// <summary>
/// An object of a content item and where it stands, so that whatever is not as expected can be named. A missing or null field is
/// absent; a field of the wrong kind is an error; unknown fields are never looked at.
/// </summary>
internal readonly record struct ContentJson(JsonElement Element, string Path, Uri Where)
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"];

    internal string RequiredText(string name) => Text(name) ?? throw Malformed(name, "a text");

    internal string? Text(string name) => Field(name, JsonValueKind.String, "a text") is { } field ? String(field, name) : null;

    internal long? Integer(string name) =>
        Field(name, JsonValueKind.Number, "a number") is { } field && field.TryGetInt64(out var value) ? value : null;

    internal DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw Malformed(name, "an ISO 8601 time");
    }

    internal ContentJson? Object(string name) =>
        Field(name, JsonValueKind.Object, "an object") is { } field ? new ContentJson(field, Name(name), Where) : null;

    /// <summary>The objects of a list; none when the field is absent.</summary>
    internal IEnumerable<ContentJson> Objects(string name)
    {
        foreach (var item in Items(name))
        {
            yield return item.ValueKind is JsonValueKind.Object
                ? new ContentJson(item, Name(name) + "[]", Where)
                : throw Malformed(name, "a list of objects");
        }
    }

    /// <summary>The texts of a list; none when the field is absent.</summary>
    internal IEnumerable<string> Texts(string name)
    {
        foreach (var item in Items(name))
        {
            yield return item.ValueKind is JsonValueKind.String ? String(item, name) : throw Malformed(name, "a list of texts");
        }
    }

    internal FetchException Malformed(string name, string expected) => new(
        $"A content item is not as expected: {Name(name)} should be {expected}",
        Where,
        "Look at the item; if GOV.UK changed its format, the reader must follow.");

    private IEnumerable<JsonElement> Items(string name) =>
        Field(name, JsonValueKind.Array, "a list") is { } list ? list.EnumerateArray() : [];

    private JsonElement? Field(string name, JsonValueKind kind, string expected)
    {
        if (!Element.TryGetProperty(name, out var field) || field.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        return field.ValueKind == kind ? field : throw Malformed(name, expected);
    }

    private string String(JsonElement field, string name)
    {
        try
        {
            return field.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, escaped: valid JSON, but no text.
            throw Malformed(name, "a text");
        }
    }

    private string Name(string name) => Path.Length == 0 ? name : $"{Path}.{name}";
}
