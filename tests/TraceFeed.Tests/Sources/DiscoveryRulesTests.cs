using System.Text;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;

namespace TraceFeed.Tests.Sources;

public sealed class DiscoveryRulesTests
{
    private const string GovUk = "\"govUk\": { \"collection\": \"https://example.org/c\", \"publications\": \"x\", \"attachments\": \"x\" }";
    private const string Dated = "\"dated\": { \"url\": \"https://example.org/{date:yyyy-MM-dd}.csv\", \"from\": \"2020-07-18\", \"everyDays\": 7 }";

    [Theory]
    [InlineData(GovUk)]
    [InlineData("\"fixed\": { \"url\": \"https://example.org/latest.csv\" }")]
    [InlineData("\"fixed\": { \"url\": \"https://example.org/latest.csv\", \"id\": \"cases/latest\" }")]
    [InlineData(Dated)]
    [InlineData("\"dated\": { \"url\": \"https://example.org/to-{date:d-MMMM-yyyy|lower}/{date:MM}.csv\", \"from\": \"2020-07-18\", \"until\": \"2020-07-18\", \"everyDays\": 1, \"publishedAfterDays\": 8 }")]
    [InlineData("\"api\": { \"endpoints\": [\"https://example.org/a\", \"https://example.org/a?sex=f\"], \"pageSize\": 365 }")]
    public void Each_way_to_find_publications_is_accepted_by_reader_and_schema(string way)
    {
        Assert.Empty(Schema.Problems(Json(way)));
        Assert.NotNull(Load(way));
    }

    [Theory]
    [InlineData("", "exactly one of")]
    [InlineData(GovUk + ", " + Dated, "exactly one of")]
    [InlineData("\"fixed\": { \"url\": \"https://example.org/x\", \"collection\": \"x\" }", "collection")]
    [InlineData("\"fixed\": { \"url\": \"http://example.org/x\" }", "expected an https address")]
    [InlineData("\"fixed\": { \"url\": \"https://example.org/x\", \"id\": \"a b\" }", "'fixed.id'")]
    [InlineData("\"dated\": { \"url\": \"https://example.org/x.csv\", \"from\": \"2020-07-18\", \"everyDays\": 7 }", "has no {date:FORMAT}")]
    [InlineData("\"dated\": { \"url\": \"https://{date:yyyy}.example.org/x.csv\", \"from\": \"2020-07-18\", \"everyDays\": 7 }", "before its path")]
    [InlineData("\"dated\": { \"url\": \"https://example.org/{date:yyyy-MM-dd}.csv\", \"from\": \"2020-07-18\", \"everyDays\": 0 }", "everyDays")]
    [InlineData("\"api\": { \"endpoints\": [], \"pageSize\": 365 }", "is empty")]
    [InlineData("\"api\": { \"endpoints\": [\"https://example.org/a\"], \"pageSize\": 0 }", "'api.pageSize'")]
    [InlineData("\"api\": { \"endpoints\": [\"https://example.org/a\", \"https://example.org/a\"], \"pageSize\": 5 }", "twice")]
    public void A_mistake_is_refused_by_reader_and_schema(string way, string fault)
    {
        Assert.NotEmpty(Schema.Problems(Json(way)));
        Refused(way, fault);
    }

    [Theory]
    [InlineData("\"govUk\": { \"collection\": \"https://elsewhere.org/c\", \"publications\": \"x\", \"attachments\": \"x\" }", "elsewhere.org, which is not in 'hosts'")]
    [InlineData("\"govUk\": { \"collection\": \"https://example.org/c\", \"publications\": \"x\", \"attachments\": \"(\" }", "'discovery.govUk.attachments'")]
    [InlineData("\"fixed\": { \"url\": \"https://elsewhere.org/x\" }", "elsewhere.org, which is not in 'hosts'")]
    [InlineData("\"fixed\": { \"url\": \"https://example.org@elsewhere.org/x\" }", "elsewhere.org, which is not in 'hosts'")]
    [InlineData("\"dated\": { \"url\": \"https://elsewhere.org/{date:yyyy-MM-dd}\", \"from\": \"2020-07-18\", \"everyDays\": 7 }", "elsewhere.org, which is not in 'hosts'")]
    [InlineData("\"dated\": { \"url\": \"https://example.org/{date:HH}\", \"from\": \"2020-07-18\", \"everyDays\": 7 }", "not usable")]
    [InlineData("\"dated\": { \"url\": \"https://example.org/{date:MM-dd}\", \"from\": \"2020-07-18\", \"everyDays\": 1 }", "more than one date")]
    [InlineData("\"dated\": { \"url\": \"https://example.org/{date:yyyy-MM-dd}\", \"from\": \"2020-07-18\", \"until\": \"2020-07-17\", \"everyDays\": 7 }", "before 'dated.from'")]
    [InlineData("\"api\": { \"endpoints\": [\"https://example.org/a\", \"https://elsewhere.org/a\"], \"pageSize\": 365 }", "elsewhere.org, which is not in 'hosts'")]
    [InlineData("\"api\": { \"endpoints\": [\"https://example.org/a?page_size=5\"], \"pageSize\": 365 }", "has a page")]
    public void What_only_the_reader_can_see_is_refused(string way, string fault) => Refused(way, fault);

    [Fact]
    public void A_source_can_be_retired_with_a_reason()
    {
        const string Member = "\"cadenceDays\": 7, \"retired\": { \"date\": \"2022-04-07\", \"why\": \"The service ended.\" }";
        var retired = SmallSource.Json.Replace("\"cadenceDays\": 7", Member, StringComparison.Ordinal);
        var silent = retired.Replace("The service ended.", "", StringComparison.Ordinal);

        Assert.Empty(Schema.Problems(retired));
        Assert.Equal(new Retirement(new DateOnly(2022, 4, 7), "The service ended."), Parse(retired).Retired);
        Assert.NotEmpty(Schema.Problems(silent));
        Assert.Contains("does not say why", Assert.Throws<DefinitionException>(() => Parse(silent)).Message, StringComparison.Ordinal);
    }

    private static JsonSchema Schema => JsonSchema.Load(Path.Combine("functions", "TraceFeed", "Sources"), "source.schema.json");

    private static void Refused(string way, string fault) =>
        Assert.Contains(fault, Assert.Throws<DefinitionException>(() => Load(way)).Message, StringComparison.Ordinal);

    private static SourceDefinition Load(string way) => Parse(Json(way));

    private static SourceDefinition Parse(string json) => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json)).Find(SmallSource.Id)!;

    private static string Json(string way)
    {
        Assert.Contains(GovUk, SmallSource.Json, StringComparison.Ordinal);
        return SmallSource.Json.Replace("\"hosts\": [\"example.org\"], " + GovUk, way.Length == 0 ? "\"hosts\": [\"example.org\"]" : "\"hosts\": [\"example.org\"], " + way, StringComparison.Ordinal);
    }
}
