using System.Text;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;

namespace TraceFeed.Tests.Sources;

public sealed class CalendarRulesTests
{
    private const string Right = """
        "calendar": { "zone": "Europe/London", "days": ["Thursday"], "at": "11:00", "holidays": "england", "graceHours": 24, "from": "2020-06-11", "until": "2022-04-14", "skips": ["2021-12-30"] }
        """;

    [Fact]
    public void A_calendar_is_accepted_by_reader_and_schema()
    {
        Assert.Empty(Schema.Problems(Json(Right)));
        var calendar = Load(Json(Right)).Calendar!;
        Assert.Equal((new TimeOnly(11, 0), 24, new DateOnly(2022, 4, 14), new DateOnly(2021, 12, 30)), (calendar.At, calendar.GraceHours, calendar.Until, Assert.Single(calendar.Skips)));
    }

    [Theory]
    [InlineData("\"Thursday\"", "\"Donnerstag\"", "'calendar.days' is 'Donnerstag'")]
    [InlineData("\"Thursday\"", "\"Thursday\", \"Thursday\"", "'Thursday' stands twice")]
    [InlineData("[\"Thursday\"]", "[]", "'calendar.days' is ''")]
    [InlineData("11:00", "25:00", "$.calendar.at")]
    [InlineData("11:00", "11:00:30", "'calendar.at' is 11:00:30")]
    [InlineData("\"england\"", "\"atlantis\"", "'calendar.holidays' is 'atlantis'; known are england")]
    [InlineData("24", "0", "'calendar.graceHours' is 0")]
    [InlineData("24", "337", "expected 1 to 336")]
    [InlineData("\"at\"", "\"noon\"", "noon")]
    [InlineData("\"2021-12-30\"", "\"2021-12-30\", \"2021-12-30\"", "'2021-12-30' stands twice")]
    public void A_mistake_is_refused_by_reader_and_schema(string right, string wrong, string fault)
    {
        Assert.NotEmpty(Schema.Problems(Json(Right, right, wrong)));
        Refused(Json(Right, right, wrong), fault);
    }

    [Theory]
    [InlineData("Europe/London", "Europe/Atlantis", "'calendar.zone' is 'Europe/Atlantis'")]
    [InlineData("2022-04-14", "2020-06-10", "'calendar.until' is 2020-06-10")]
    [InlineData("2020-06-11", "1066-10-14", "the year 1066")]
    [InlineData("2021-12-30", "2021-12-29", "'calendar.skips' names 2021-12-29, a Wednesday")]
    [InlineData("2021-12-30", "2022-04-21", "'calendar.skips' names 2022-04-21, a Thursday")]
    [InlineData("\"until\": \"2022-04-14\"", "\"until\": \"2200-01-01\"", "to the year 2199")]
    public void What_only_the_reader_can_see_is_refused(string right, string wrong, string fault) => Refused(Json(Right, right, wrong), fault);

    [Fact]
    public void The_calendar_of_a_retired_source_has_an_end()
    {
        const string Retired = "\"retired\": { \"date\": \"2022-06-23\", \"why\": \"It ended.\" }, ";

        Assert.NotNull(Load(Json(Retired + Right)).Calendar);
        Refused(Json(Retired + Right, "\"until\": \"2022-04-14\", ", ""), "needs an 'until'");
    }

    [Fact]
    public void A_calendar_makes_no_other_version_of_a_definition_and_anything_else_does()
    {
        var without = Load(SmallSource.Json).Version;

        Assert.Equal(without, Load(Json(Right)).Version);
        Assert.Equal(without, Load(Json(Right, "11:00", "12:00")).Version);
        Assert.Equal(without, Load(SmallSource.Json.TrimEnd()[..^1].TrimEnd() + ", " + Right + "\n}").Version);
        Assert.NotEqual(without, Load(SmallSource.Json.Replace("\"cadenceDays\": 7", "\"cadenceDays\": 8", StringComparison.Ordinal)).Version);
    }

    private static JsonSchema Schema => JsonSchema.Load(Path.Combine("functions", "TraceFeed", "Sources"), "source.schema.json");

    private static void Refused(string json, string fault) => Assert.Contains(fault, Assert.Throws<DefinitionException>(() => Load(json)).Message, StringComparison.Ordinal);

    private static SourceDefinition Load(string json) => DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(json)).Find(SmallSource.Id)!;

    private static string Json(string calendar, string? right = null, string wrong = "")
    {
        Assert.True(right is null || calendar.Contains(right, StringComparison.Ordinal));
        return SmallSource.Json.Replace("\"cadenceDays\": 7,", "\"cadenceDays\": 7, " + (right is null ? calendar : calendar.Replace(right, wrong, StringComparison.Ordinal)) + ",", StringComparison.Ordinal);
    }
}
