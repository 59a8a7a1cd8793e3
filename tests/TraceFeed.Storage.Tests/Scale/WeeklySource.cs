using System.Text.Json.Nodes;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Scale;

/// <summary>
/// The made-up source of <see cref="WeeklyCounts"/> with a calendar. Each publication has three new figures, of one week more, and one revised:
/// as many as every other one, however many there were before.
/// </summary>
internal static class WeeklySource
{
    public const string Id = "a";

    public static DefinitionCatalog Catalog { get; } = WeeklyCounts.Otherwise(Id, json =>
    {
        var definition = JsonNode.Parse(json)!;
        definition["calendar"] = JsonNode.Parse("""{ "zone": "Europe/London", "days": ["Thursday"], "at": "11:00", "graceHours": 24, "from": "2020-05-28" }""");
        return definition.ToJsonString();
    });

    /// <summary>The file of so many weeks.</summary>
    public static byte[] File(int weeks) => WeeklyCounts.File(weeks, weeks > 1 ? [(weeks - 1, "Derby", 1000 + weeks)] : []);
}
