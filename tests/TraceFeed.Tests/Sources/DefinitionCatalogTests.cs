using System.Text;
using TraceFeed.Cli;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;

namespace TraceFeed.Tests.Sources;

public sealed class DefinitionCatalogTests
{
    [Fact]
    public void Every_definition_and_lookup_of_this_build_loads()
    {
        var definitions = Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), "functions", "TraceFeed", "Sources", "Definitions")).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(definitions.Order(StringComparer.Ordinal), DefinitionCatalog.Embedded.Sources.Select(source => source.Id));
        Assert.All(DefinitionCatalog.Embedded.Sources.SelectMany(source => source.Lookups), lookup => Assert.NotNull(DefinitionCatalog.Embedded.Lookup(lookup)));
        Assert.Throws<DefinitionException>(() => DefinitionCatalog.Embedded.Lookup("atlantis"));
    }

    [Theory]
    [InlineData("\"cadenceDays\": 7", "\"cadenceDays\": 7, \"colour\": 1", "colour")]
    [InlineData("\"cadenceDays\": 7,", "", "cadenceDays")]
    [InlineData("\"home\": \"https://example.org/\"", "\"home\": null", "home")]
    [InlineData("{ \"of\": \"women\", \"over\": \"all\" }", "{ \"of\": \"girls\", \"over\": \"all\" }", "'girls'")]
    [InlineData("\"total\": \"all\", \"parts\": [\"women\", \"men\"]", "\"total\": \"all\", \"parts\": [\"women\", \"boys\"]", "'boys'")]
    [InlineData("\"total\": \"all\", \"parts\": [\"women\", \"men\"]", "\"total\": \"all\", \"parts\": []", "no parts")]
    [InlineData("{ \"id\": \"men\", \"path\"", "{ \"id\": \"women\", \"path\"", "'women' stands twice")]
    [InlineData("\"path\": \"All people > Men\"", "\"path\": \"all people > WOMEN\"", "stands twice")]
    [InlineData("\"measure\": \"men\"", "\"measure\": \"women\"", "stands twice")]
    [InlineData("\"headline\": \"all\"", "\"headline\": \"everyone\"", "'everyone' is no row")]
    [InlineData("\"unit\": \"percent\"", "\"unit\": \"furlongs\"", "'furlongs'")]
    [InlineData("\"weekly:all\"", "\"weekly:none\"", "'weekly:none'")]
    [InlineData("\"id\": \"by-sex\"", "\"id\": \"fall\"", "'fall' stands twice")]
    [InlineData("\"id\": \"same-people\"", "\"id\": \"by-sex\"", "'by-sex' stands twice")]
    [InlineData("\"People again\"", "\"people  to date\"", "stands twice")]
    [InlineData("\"formats\": [\"ods\"]", "\"formats\": [\"csv\"]", "which is a list")]
    [InlineData("\"formats\": [\"ods\"]", "\"formats\": [\"xls\"]", "formats xls")]
    [InlineData("\"periods\": \"to-date\"", "\"periods\": \"monthly\"", "'monthly'")]
    [InlineData("\"decimals\": 0", "\"decimals\": 30", "more than 9 decimals")]
    [InlineData("(?<day>", "(?<", "pattern")]
    [InlineData("(?<day>", "(?<dag>", "day")]
    [InlineData("\"markers\": \"", "\"markers\": \"(", "'markers'")]
    [InlineData("[\"weekly:all\", \"other:all\"]", "[\"weekly:all\"]", "'same-people' names 1 series")]
    [InlineData("[\"People by week\", \"Persons by week\"]", "[]", "'weekly' has no 'titles'")]
    [InlineData("[\"People by week\", \"Persons by week\"]", "[null]", "$.workbook.tables[0].titles[0]: null")]
    [InlineData("\"rows\": [", "\"rows\": [null, ", "$.workbook.tables[0].rows[0]: null")]
    [InlineData("\"breaks\": []", "\"breaks\": [null]", "$.workbook.breaks[0]: null")]
    [InlineData("\"partial\": []", "\"partial\": [null]", "$.partial[0]: null")]
    [InlineData("{ \"decimals\": 1 }", "null", "$.units.percent: null")]
    [InlineData("\"Ladies\": \"Women\"", "\"Ladies\": null", "$.workbook.tables[0].aliases.Ladies: null")]
    [InlineData("\"dd/MM/yy - dd/MM/yy\"", "\"dd/MM/yy HH\"", "'weekHeader'")]
    [InlineData("\"dd/MM/yy - dd/MM/yy\"", "\"'bus'\"", "'weekHeader'")]
    [InlineData("\"dd/MM/yy - dd/MM/yy\"", "\"\"", "'weekHeader'")]
    [InlineData("\"headline\": \"all\"", "\"headline\": \"all\", \"endFromPublishedDays\": 3661", "expected 0 to 3660")]
    [InlineData("\"headline\": \"all\"", "\"headline\": \"all\", \"endFromPublishedDays\": -1", "expected 0 to 3660")]
    [InlineData("\"notTables\": [\"Contents\"]", "\"notTables\": [\"Contents\"], \"notes\": [\"Information\"]", "'notes' names 'Information', which is not among 'notTables'")]
    [InlineData("\"partial\": []", "\"partial\": [], \"thresholds\": [{ \"id\": \"a\", \"series\": \"weekly:none\", \"value\": 1, \"says\": \"x\", \"source\": { \"title\": \"t\", \"url\": \"https://example.org/\" } }]", "'weekly:none'; write table:row")]
    [InlineData("\"partial\": []", "\"partial\": [], \"thresholds\": [{ \"id\": \"a\", \"series\": \"weekly:all\", \"value\": 1, \"says\": \" \", \"source\": { \"title\": \"t\", \"url\": \"https://example.org/\" } }]", "'says' of the threshold 'a' is empty")]
    [InlineData("\"partial\": []", "\"partial\": [], \"thresholds\": [{ \"id\": \"a\", \"series\": \"weekly:all\", \"value\": 1, \"says\": \"x\", \"source\": { \"title\": \"t\", \"url\": \"javascript:a\" } }]", "expected an https address")]
    [InlineData("\"partial\": []", "\"partial\": [], \"thresholds\": [{ \"id\": \"a\", \"series\": \"weekly:all\", \"value\": 1, \"says\": \"x\" }]", "source")]
    [InlineData("\"id\": \"small\"", "\"id\": \"\"", "'id' is empty")]
    [InlineData("\"id\": \"weekly\"", "\"id\": \" \"", "the 'id' of a table is empty")]
    [InlineData("\"id\": \"men\"", "\"id\": \"\"", "the 'id' of a row is empty")]
    [InlineData("\"measure\": \"men\"", "\"measure\": \"\"", "'measure' is empty")]
    [InlineData("\"path\": \"All people > Men\"", "\"path\": \"\"", "'path' is empty")]
    [InlineData("\"cadenceDays\": 7", "\"cadenceDays\": 0", "'cadenceDays' is 0")]
    [InlineData("\"lookEveryMinutes\": 15", "\"lookEveryMinutes\": -1", "'lookEveryMinutes' is -1")]
    [InlineData("\"-to-date\"", "\"\"", "'totalSuffix' is empty")]
    [InlineData("\"since launch\"", "\"\"", "'totalLabel' is empty")]
    [InlineData("\"meaning\": \"confidential\" }", "\"meaning\": \"confidential\" }, { \"symbol\": \"[c]\", \"meaning\": \"again\" }", "'[c]' stands twice")]
    public void A_broken_definition_is_refused_by_file_and_fault(string right, string wrong, string fault)
    {
        Assert.Contains(right, SmallSource.Json, StringComparison.Ordinal);
        var at = SmallSource.Json.IndexOf(right, StringComparison.Ordinal);
        var json = SmallSource.Json[..at] + wrong + SmallSource.Json[(at + right.Length)..];

        var error = Assert.Throws<DefinitionException>(() => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json)));

        Assert.Contains("small.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source.schema.json", "Definitions")]
    [InlineData("area-lookup.schema.json", "Areas")]
    public void Every_definition_file_and_lookup_follows_its_schema(string schema, string folder)
    {
        var sources = Path.Combine("functions", "TraceFeed", "Sources");
        var files = Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), sources, folder), "*.json");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(JsonSchema.Load(sources, schema).Problems(File.ReadAllText(file))));
    }

    [Fact]
    public void The_schema_and_the_reader_refuse_the_same_mistakes()
    {
        var schema = JsonSchema.Load(Path.Combine("functions", "TraceFeed", "Sources"), "source.schema.json");

        Assert.Empty(schema.Problems(SmallSource.Json));
        Assert.NotEmpty(schema.Problems(SmallSource.Json.Replace("\"cadenceDays\": 7,", "", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Problems(SmallSource.Json.Replace("\"cadenceDays\": 7", "\"cadenceDays\": 7, \"colour\": 1", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Problems(SmallSource.Json.Replace("\"formats\": [\"ods\"]", "\"formats\": [\"xls\"]", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_definition_is_refused(string json) =>
        Assert.Contains("small.json", Assert.Throws<DefinitionException>(() => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_threshold_is_no_other_reading_of_a_file_and_anything_else_is()
    {
        const string Threshold = "\"thresholds\": [{ \"id\": \"half\", \"series\": \"weekly:women-percent\", \"value\": 50.5, \"says\": \"x\", \"source\": { \"title\": \"t\", \"url\": \"https://example.org/\" } }]";
        var without = SmallSource.Json;

        Assert.Equal(Version(without), Version(without.Replace("\"partial\": []", $"\"partial\": [], {Threshold}", StringComparison.Ordinal)));
        Assert.Equal(Version(without), Version(without.Replace("\"partial\": []", $"\"partial\": []\n  , {Threshold.Replace("50.5", "51", StringComparison.Ordinal)}", StringComparison.Ordinal)));
        Assert.NotEqual(Version(without), Version(without.Replace("\"decimals\": 1", "\"decimals\": 2", StringComparison.Ordinal)));

        static string Version(string json) => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json)).Find(SmallSource.Id)!.Version;
    }
}
