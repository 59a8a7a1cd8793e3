using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Tabular;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Tabular;

public sealed class JsonPointerProperties
{
    private static readonly string[] Names = ["a", "b", "a/b", "~", "~#", "", "0", "1", "value", "\u00e9\"\\"];

    private static readonly Gen<string> Scalar = Gen.Elements("null", "true", "false", "0", "-1.50", "12", "1e3", "1234567.8901", "1e99", "\"\"", "\"12\"", "\"x\\u00e9\\n\"");

    [Theory]
    [InlineData("")]
    [InlineData("/*")]
    [InlineData("/{k}/*")]
    [InlineData("/*/{k}/*")]
    [InlineData("/a~1b/{k}")]
    [InlineData("/1/*")]
    public void The_pointer_of_each_cell_leads_to_its_value_and_every_value_of_a_record_has_a_cell(string pattern)
    {
        var cells = 0;
        Check.One(SlowHistories.Config(400), Prop.ForAll(Arb.From(Value(4)), json =>
        {
            var root = JsonNode.Parse(json);
            var expected = Records(root, pattern.Split('/')[1..], "").SelectMany(record => Scalars(record.Node, record.Pointer)).ToHashSet(StringComparer.Ordinal);
            List<string> found;
            try
            {
                found = Found(json, pattern, root);
            }
            catch (UnreadableFileException refused) when (refused.Message.Contains("two columns", StringComparison.Ordinal))
            {
                return;
            }

            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            cells += found.Count;
        }));
        Assert.True(cells > 50);
    }

    /// <summary>The pointers of a sheet's cells, each of which was seen to lead to what the cell says.</summary>
    private static List<string> Found(string json, string pattern, JsonNode? root)
    {
        var captures = pattern.Contains("{k}", StringComparison.Ordinal) ? 1 : 0;
        var found = new List<string>();
        using var reader = JsonReader.Open(Encoding.UTF8.GetBytes(json), "a.json", [pattern]);
        reader.NextSheet();
        reader.NextRow();
        while (reader.NextRow())
        {
            for (var cell = 0; cell < reader.Row.Count; cell++)
            {
                var (sheet, row, column) = reader.Place(cell);
                var pointer = CellReference.Of(sheet, row, column).Ref;
                var node = Walk(root, pointer);
                if (reader.Row.Column(cell) <= captures)
                {
                    Assert.Contains("/" + Escape(reader.Row.Text(cell)), pointer, StringComparison.Ordinal);
                    continue;
                }

                found.Add(pointer);
                var said = node!.ToJsonString();
                if (reader.Row.Kind(cell) == CellKind.Number)
                {
                    Assert.Equal(decimal.Parse(said, NumberStyles.Float, CultureInfo.InvariantCulture), decimal.Parse(reader.Row.Number(cell).ToString(), CultureInfo.InvariantCulture));
                }
                else
                {
                    Assert.Equal(said[0] == '"' ? node.GetValue<string>() : said, reader.Row.Text(cell));
                }
            }
        }

        return found;
    }

    private static Gen<string> Value(int depth) => depth == 0
        ? Scalar
        : Gen.Frequency(
            (depth == 4 ? 0 : 2, Scalar),
            (3, from count in Gen.Choose(0, 4) from items in Value(depth - 1).ArrayOf(count) select $"[{string.Join(", ", items)}]"),
            (4, from names in Gen.SubListOf(Names) from values in Value(depth - 1).ArrayOf(names.Count) select $"{{{string.Join(",\n", names.Zip(values, (name, value) => $"{JsonValue.Create(name)!.ToJsonString()}: {value}"))}}}"));

    private static IEnumerable<(JsonNode? Node, string Pointer)> Records(JsonNode? node, string[] segments, string pointer) => segments is [var segment, .. var rest]
        ? Children(node).Where(child => segment is "*" or "{k}" || Escape(child.Name) == segment).SelectMany(child => Records(child.Node, rest, $"{pointer}/{Escape(child.Name)}"))
        : [(node, pointer)];

    private static IEnumerable<string> Scalars(JsonNode? node, string pointer) => node switch
    {
        null or JsonArray => [],
        JsonObject => Children(node).SelectMany(child => Scalars(child.Node, $"{pointer}/{Escape(child.Name)}")),
        _ => [pointer],
    };

    private static IEnumerable<(string Name, JsonNode? Node)> Children(JsonNode? node) => node switch
    {
        JsonArray array => array.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item)),
        JsonObject members => members.Select(member => (member.Key, member.Value)),
        _ => [],
    };

    private static JsonNode? Walk(JsonNode? root, string pointer) => pointer.Split('/')[1..].Aggregate(root, (node, segment) => Children(node).Single(child => Escape(child.Name) == segment).Node);

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
