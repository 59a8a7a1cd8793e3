using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Docs;

/// <summary>Numbers and settings that documents repeat are those of the code.</summary>
public sealed partial class NumberTests
{
    private static readonly string Architecture = Repository.Text("docs/architecture.md");

    [Fact]
    public void The_cuts_of_Table_storage_are_those_of_the_code() => Assert.Contains(
        string.Create(CultureInfo.InvariantCulture, $"cut at {ChunkTable.PropertyBytes >> 10} KiB (64 allowed), an entity at {ChunkTable.EntityBytes >> 10} KiB"), Architecture, StringComparison.Ordinal);

    [Fact]
    public void The_turns_and_tries_are_those_of_the_code()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));

        Assert.Equal((5, TimeSpan.FromSeconds(5)), (host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("maxDequeueCount").GetInt32(), Ingestor.OutOfTurnDelay));
        Assert.Contains("put back for five seconds", Architecture, StringComparison.Ordinal);
        Assert.Contains("after the fifth time moves to", Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void The_days_before_publication_are_those_of_the_definition()
    {
        Assert.Equal(8, DefinitionCatalog.Embedded.Find(Readings.Local)!.List!.Tables[0].Period.EndFromPublishedDays);
        Assert.Contains("the publication date less eight days", Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_setting_that_the_app_reads_is_set_by_the_deployment_and_explained()
    {
        var app = string.Concat(Repository.Files("functions/TraceFeed.Functions").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Text));
        var read = SettingPattern().Matches(app).Select(match => match.Groups["name"].Value).Distinct().ToList();
        var bicep = Repository.Text("infra/modules/app.bicep");

        // A deployment names its account instead of a connection string, and runs on no samples that a notice would tell of.
        Assert.Contains("`SiteNotice`", Architecture, StringComparison.Ordinal);
        Assert.Equal(["AzureWebJobsStorage", "DiscoverSchedule", "PublicBaseUrl", "SiteNotice", "ViewsContainer"], read.Order(StringComparer.Ordinal));
        Assert.All(["AzureWebJobsStorage__accountName", "AzureWebJobsDisableHomepage", .. read.Where(name => name is not ("AzureWebJobsStorage" or "SiteNotice"))], name =>
        {
            Assert.Contains($"name: '{name}'", bicep, StringComparison.Ordinal);
            Assert.Contains($"| `{name}` |", Repository.Text("infra/README.md"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_deployed_schedule_is_shorter_than_any_source_asks_for()
    {
        var minutes = int.Parse(SchedulePattern().Match(Repository.Text("infra/main.bicep")).Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture);

        Assert.All(DefinitionCatalog.Embedded.Sources, source => Assert.True(minutes < source.LookEveryMinutes));
    }

    [GeneratedRegex(@"""%(?<name>\w+)%""|\[""(?<name>\w+)""\]")]
    private static partial Regex SettingPattern();

    [GeneratedRegex(@"discoverSchedule string = '0 \*/(?<minutes>\d+) \* \* \* \*'")]
    private static partial Regex SchedulePattern();
}
