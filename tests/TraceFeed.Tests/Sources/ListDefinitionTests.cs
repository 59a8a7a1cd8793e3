using System.Text;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Sources;

public sealed class ListDefinitionTests
{
    private const string Members = """
        "formats": ["csv"], "since": "2020-01-01", "units": { "people": { "decimals": 0 } },
        "list": { "tables": [{
          "id": "people", "title": "People", "periods": "daily", "headline": "deaths",
          "keys": { "area": { "name": "Area", "typeColumn": "Type", "types": { "Nation": "nation" } }, "breakdown": [{ "column": "Sex", "name": "sex", "values": ["Female"] }] },
          "period": { "end": { "column": "Date", "format": "yyyy-MM-dd" } },
          "category": "What", "categories": [{ "names": ["Deaths"], "measures": [{ "id": "deaths", "column": "Number", "measure": "deaths", "label": "Deaths", "unit": "people" }] }]
        }] }
        """;

    [Fact]
    public void The_list_that_these_tests_break_is_one() => Assert.Equal("tried", TriedSource.Of(Members).Definition.Id);

    [Fact]
    public void A_list_may_have_a_column_that_words_the_unit() =>
        Assert.Equal("Unit", TriedSource.Of(Members.Replace("\"category\": \"What\"", "\"category\": \"What\", \"unitColumn\": \"Unit\"", StringComparison.Ordinal)).Definition.List!.Tables[0].UnitColumn);

    [Theory]
    [InlineData("\"names\": [\"Deaths\"]", "\"names\": []", "a category has no 'names'")]
    [InlineData("\"types\": { \"Nation\": \"nation\" }", "\"types\": { \"Nation\": \"nation\", \"NATION \": \"country\" }", "'nation' stands twice")]
    [InlineData("\"types\": { \"Nation\": \"nation\" }", "\"types\": { \"Nation\": null }", ".types.Nation: null")]
    [InlineData("\"values\": [\"Female\"]", "\"values\": [\"Female\", \"female\"]", "'female' stands twice")]
    [InlineData("\"end\": { \"column\": \"Date\", \"format\": \"yyyy-MM-dd\" }", "\"endFromPublishedDays\": 800000", "expected 0 to 3660")]
    [InlineData("\"category\": \"What\"", "\"category\": \"What\", \"unitColumn\": \"number\"", "'unitColumn' is 'number'")]
    [InlineData("yyyy-MM-dd", "yyyy-MM-dd HH:mm", "no date format")]
    [InlineData("yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss", "no date format")]
    [InlineData("\"headline\": \"deaths\"", "\"headline\": \"deaths\", \"areasAcross\": \"deaths\"", "exactly one of 'measures'")]
    public void A_broken_list_is_refused_by_fault(string right, string wrong, string fault)
    {
        Assert.Contains(right, Members, StringComparison.Ordinal);
        Assert.Contains(fault, Assert.Throws<DefinitionException>(() => TriedSource.Of(Members.Replace(right, wrong, StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_without_tables_is_refused()
    {
        var json = SmallSource.Json[..SmallSource.Json.IndexOf("\"tables\": [", StringComparison.Ordinal)] + "\"tables\": [] } }";

        Assert.Contains("has no table", Assert.Throws<DefinitionException>(() => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
    }
}
