using System.Text.Json;
using System.Text.RegularExpressions;
using TraceFeed.Cli;

namespace TraceFeed.Tests.Cli;

/// <summary>
/// The keywords of JSON Schema 2020-12 that the project's schemas use; any other keyword fails the test, since it
/// would go unchecked. (No library for it restores from the registry at hand.)
/// </summary>
internal sealed class JsonSchema
{
    private static readonly HashSet<string> Annotations = ["$schema", "$defs", "title", "description", "format"];
    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    public static JsonSchema Load(string name) => Load("docs", name);

    public static JsonSchema Load(string folder, string name) =>
        new(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(RepositoryRoot.Find(), folder, name))).RootElement);

    /// <summary>Every rule that a line breaks; none when it is valid.</summary>
    public IReadOnlyList<string> Problems(string line)
    {
        using var json = JsonDocument.Parse(line, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return [.. Problems(root, json.RootElement, "$")];
    }

    private IEnumerable<string> Problems(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.GetBoolean() ? [] : [$"{at} is not allowed"];
        }

        return schema.EnumerateObject().Where(rule => !Annotations.Contains(rule.Name)).SelectMany(rule => Problems(schema, rule.Name, rule.Value, value, at));
    }

    private IEnumerable<string> Problems(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at) => keyword switch
    {
        "$ref" => Problems(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, at),
        "type" => Unless((rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().ToArray() : [rule]).Any(type => IsOf(type.GetString()!, value)), $"{at} is a {value.ValueKind}"),
        "const" => Unless(JsonElement.DeepEquals(rule, value), $"{at} is not {rule}"),
        "enum" => Unless(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{at} is none of {rule}"),
        "pattern" => Unless(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!), $"{at} does not match {rule}"),
        "minLength" => Unless(value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32(), $"{at} is too short"),
        "minItems" => Unless(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), $"{at} has too few items"),
        "maxItems" => Unless(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(), $"{at} has too many items"),
        "uniqueItems" => Unless(value.ValueKind != JsonValueKind.Array || !value.EnumerateArray().SelectMany((one, i) => value.EnumerateArray().Skip(i + 1).Where(other => JsonElement.DeepEquals(one, other))).Any(), $"{at} has an item twice"),
        "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() >= rule.GetDecimal(), $"{at} is too small"),
        "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDecimal() <= rule.GetDecimal(), $"{at} is too great"),
        "minProperties" => Unless(value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= rule.GetInt32(), $"{at} has too few members"),
        "propertyNames" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().SelectMany(one => Problems(rule, JsonSerializer.SerializeToElement(one.Name), $"{at}.{one.Name}")),
        "not" => Unless(Problems(rule, value, at).Any(), $"{at} is what it must not be"),
        "oneOf" => Unless(rule.EnumerateArray().Count(one => !Problems(one, value, at).Any()) == 1, $"{at} is not just one of the alternatives"),
        "maxProperties" => Unless(value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.GetInt32(), $"{at} has too many members"),
        "required" => value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateArray().SelectMany(name => Unless(Has(value, name.GetString()!), $"{at} lacks {name}")),
        "dependentRequired" => rule.EnumerateObject().Where(one => Has(value, one.Name)).SelectMany(one => one.Value.EnumerateArray().SelectMany(name => Unless(Has(value, name.GetString()!), $"{at} has {one.Name} and lacks {name}"))),
        "properties" => rule.EnumerateObject().Where(one => value.ValueKind == JsonValueKind.Object && Has(value, one.Name)).SelectMany(one => Problems(one.Value, value.GetProperty(one.Name), $"{at}.{one.Name}")),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject().Where(one => !(schema.TryGetProperty("properties", out var known) && Has(known, one.Name))).SelectMany(one => Problems(rule, one.Value, $"{at}.{one.Name}")),
        "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((one, i) => Problems(rule, one, $"{at}[{i}]")),
        "allOf" => rule.EnumerateArray().SelectMany(one => Problems(one, value, at)),
        "anyOf" => Unless(rule.EnumerateArray().Any(one => !Problems(one, value, at).Any()), $"{at} is {value}, which no alternative allows"),
        "if" => !Problems(rule, value, at).Any() ? Branch(schema, "then", value, at) : Branch(schema, "else", value, at),
        "then" or "else" => [],
        _ => throw new NotSupportedException($"The schema uses '{keyword}', which this checker does not know."),
    };

    private IEnumerable<string> Branch(JsonElement schema, string name, JsonElement value, string at) =>
        schema.TryGetProperty(name, out var branch) ? Problems(branch, value, at) : [];

    private static bool Has(JsonElement value, string name) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _);

    private static bool IsOf(string type, JsonElement value) => type == "integer" ? value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) : type == value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => "boolean",
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private static string[] Unless(bool holds, string problem) => holds ? [] : [problem];
}
