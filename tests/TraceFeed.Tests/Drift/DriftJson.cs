using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>A JSON text as a tree whose leaves remember where they stood.</summary>
internal sealed class DriftJson : DriftFile
{
    private readonly Node root;
    private readonly Dictionary<string, Node> figures = new(StringComparer.Ordinal);
    private bool indented;

    public DriftJson(OriginalFile file, IReadOnlySet<Origin> cells)
    {
        using var json = JsonDocument.Parse(file.Bytes);
        root = Of(json.RootElement, "", cells);
    }

    public override void Set(Origin cell, string? number, string? symbol) => figures[cell.Ref].Text = number ?? JsonSerializer.Serialize(symbol);

    public override void Apply(DriftStep step)
    {
        var random = new Random(step.Seed);
        switch (step.Kind)
        {
            case DriftKind.Save:
                indented = random.Next(2) == 0;
                break;
            case DriftKind.PermuteSheets or DriftKind.PermuteColumns:
                Shuffle(root, random, members: true);
                break;
            case DriftKind.PermuteRows:
                Shuffle(root, random, members: false);
                break;
            case DriftKind.NumberFormats or DriftKind.NumbersAsText or DriftKind.BinaryNoise:
                foreach (var leaf in figures.Values.Where(leaf => char.IsAsciiDigit(leaf.Text![^1]) && random.Next(2) == 0))
                {
                    leaf.Text = Written(step.Kind, leaf.Text!, random);
                }

                break;
        }
    }

    public override byte[] Save() => JsonSerializer.SerializeToUtf8Bytes(Json(root), new JsonSerializerOptions { WriteIndented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public override Origin Place(Origin cell) => new(null, Pointer(root, figures[cell.Ref], "")!);

    private static string Written(DriftKind kind, string number, Random random) => kind switch
    {
        DriftKind.NumberFormats => random.Next(2) == 0 ? DriftNumbers.Zeros(number, random.Next(1, 3)) : decimal.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.############E+0", CultureInfo.InvariantCulture),
        DriftKind.NumbersAsText => $"\"{number}\"",
        _ => number.Contains('E', StringComparison.Ordinal) ? number : DriftNumbers.Noisy(number, random),
    };

    private Node Of(JsonElement json, string pointer, IReadOnlySet<Origin> cells)
    {
        var node = new Node();
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                node.Members = [.. json.EnumerateObject().Select(member => (member.Name, Of(member.Value, $"{pointer}/{JsonPointer.Escape(member.Name)}", cells)))];
                break;
            case JsonValueKind.Array:
                node.Items = [.. json.EnumerateArray().Select((item, i) => Of(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), cells))];
                break;
            default:
                node.Text = json.GetRawText();
                if (cells.Contains(new Origin(null, pointer)))
                {
                    figures.Add(pointer, node);
                }

                break;
        }

        return node;
    }

    private static void Shuffle(Node node, Random random, bool members)
    {
        node.Members = members && node.Members is { } some ? [.. Shuffled(some.Count, random).Select(i => some[i])] : node.Members;
        node.Items = !members && node.Items is { } items ? [.. Shuffled(items.Count, random).Select(i => items[i])] : node.Items;
        foreach (var one in node.Items ?? node.Members?.Select(member => member.Node) ?? [])
        {
            Shuffle(one, random, members);
        }
    }

    private static JsonNode? Json(Node node) =>
        node.Members is { } members ? new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, Json(member.Node))))
        : node.Items is { } items ? new JsonArray([.. items.Select(Json)])
        : JsonNode.Parse(node.Text!);

    private static string? Pointer(Node node, Node wanted, string at) => node == wanted ? at
        : (node.Members ?? []).Select(member => Pointer(member.Node, wanted, $"{at}/{JsonPointer.Escape(member.Name)}"))
            .Concat((node.Items ?? []).Select((item, i) => Pointer(item, wanted, string.Create(CultureInfo.InvariantCulture, $"{at}/{i}")))).FirstOrDefault(found => found is not null);

    private sealed class Node
    {
        public List<(string Name, Node Node)>? Members { get; set; }
        public List<Node>? Items { get; set; }
        public string? Text { get; set; }
    }
}
