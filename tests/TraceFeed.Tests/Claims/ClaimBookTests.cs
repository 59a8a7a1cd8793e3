using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using TraceFeed.Claims;
using TraceFeed.Cli;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;

namespace TraceFeed.Tests.Claims;

public sealed partial class ClaimBookTests
{
    private static readonly string Folder = Path.Combine("functions", "TraceFeed", "Claims");

    private static string Json => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), Folder, "claims.json"));

    [Fact]
    public void The_claims_follow_their_schema_and_the_schema_knows_every_verdict()
    {
        var schema = JsonSchema.Load(Folder, "claims.schema.json");
        Assert.Empty(schema.Problems(Json));
        Assert.All(Verdict.All, verdict => Assert.Empty(schema.Problems(Json.Replace("\"not found\"", $"\"{verdict}\"", StringComparison.Ordinal))));
        Assert.NotEmpty(schema.Problems(Json.Replace("\"not found\"", "\"perhaps\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_claims_of_2020_are_here_each_with_a_verdict() =>
        Assert.Equal(["a", "b", "c1", "c2", "d", "e", "f1", "f2", "f3", "g"], ClaimBook.Embedded.Claims.Select(claim => claim.Id));

    [Theory]
    [InlineData("\"cited\": \"pa-27-august\"", "\"cited\": \"nobody\"", "cites the unknown page 'nobody'")]
    [InlineData("\"made\": [\"reuters-6-august\"]", "\"made\": [\"nobody\"]", "claim 'a' cites the unknown page 'nobody'")]
    [InlineData("\"id\": \"b\"", "\"id\": \"a\"", "the claim 'a' stands twice")]
    [InlineData("\"name\": \"before\"", "\"name\": \"reached\"", "the name in claim 'a' 'reached' stands twice")]
    [InlineData("{before:now}", "{after:now}", "a text of claim 'a' names the unknown figure 'after'")]
    [InlineData("\"not found\"", "\"perhaps\"", "claim 'e' has the verdicts perhaps; known are confirmed as published;")]
    [InlineData("\"value\": 84.9", "\"value\": 85", "of 2020-06-11 is not its parts divided")]
    [InlineData("\"published\": \"2020-06-11\", \"value\"", "\"published\": \"2020-06-01\", \"value\"", "is published before its period ends")]
    [InlineData("\"to\": 0.1 }", "\"to\": 0 }", "what was claimed was rounded to nothing")]
    [InlineData("\"url\": \"https://www.reporter.am", "\"url\": \"http://www.reporter.am", "expected an https address")]
    [InlineData("\"says\": \"72.4% of", "\"sayz\": \"72.4% of", "'sayz'")]
    public void Claims_that_contradict_themselves_are_refused_by_place_and_fault(string right, string wrong, string fault)
    {
        var at = Json.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{right} is not in the file");
        var error = Assert.Throws<DefinitionException>(() => ClaimBook.Parse(Encoding.UTF8.GetBytes(Json[..at] + wrong + Json[(at + right.Length)..])));

        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_series_that_a_claim_a_ladder_or_a_report_names_is_declared() =>
        Assert.All(ClaimBook.Embedded.Asked.Select(asked => asked.Name).Concat(ClaimBook.Embedded.Reported.Select(reported => reported.Name)).Distinct(), name =>
            Assert.True(DefinitionCatalog.Embedded.Find(name.Source)?.Find(name.Series) is not null, $"{name.Source} declares no {name.Series}"));

    [Fact]
    public void A_claim_holds_no_official_number_but_names_the_series_that_has_it()
    {
        using var json = JsonDocument.Parse(Json);
        var figures = json.RootElement.GetProperty("claims").EnumerateArray().SelectMany(claim => claim.GetProperty("figures").EnumerateArray()).ToList();
        Assert.All(figures, figure => Assert.DoesNotContain(figure.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Number));
    }

    [Fact]
    public void Every_count_that_was_found_of_the_claims_stands_on_the_page()
    {
        var (found, page) = (File.ReadAllText(OfficialFiles.Path("CLAIMS.md")), File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "claims.md")));
        var counts = CountPattern().Matches(found).Select(match => match.Value).ToHashSet();

        Assert.True(counts.Count > 100, $"{counts.Count} counts are read");
        Assert.Subset(CountPattern().Matches(page).Select(match => match.Value).ToHashSet(), counts);
    }

    [GeneratedRegex(@"\b\d{1,3}(,\d{3})+\b")]
    private static partial Regex CountPattern();
}
