using System.Globalization;
using System.Text.Json;

namespace TraceFeed.Sources;

/// <summary>
/// Finds nulls that the serializer takes although the type does not: it looks at members of types, and neither at the items of lists
/// nor at the values of objects whose members anyone names.
/// </summary>
internal static class DefinitionNulls
{
    // The members that are dictionaries. A null under any other name is the serializer's to judge.
    private static readonly string[] Named = ["units", "aliases", "breakdown", "types"];

    /// <summary>The path of the first such null, <c>$.list.tables[0]</c>; null when there is none.</summary>
    /// <param name="json">JSON that the serializer read, so no deeper than it goes.</param>
    public static string? Find(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        using var document = JsonDocument.ParseValue(ref reader);
        return Find(document.RootElement, "$", strict: false);
    }

    private static string? Find(JsonElement element, string path, bool strict) => element.ValueKind switch
    {
        JsonValueKind.Null => strict ? path : null,
        JsonValueKind.Array => element.EnumerateArray().Select((item, i) => Find(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), strict: true)).FirstOrDefault(found => found is not null),
        JsonValueKind.Object => element.EnumerateObject().Select(member => Find(member.Value, $"{path}.{member.Name}", IsNamed(path))).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static bool IsNamed(string path) => Named.Contains(path[(path.LastIndexOf('.') + 1)..], StringComparer.Ordinal);
}
