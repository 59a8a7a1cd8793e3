using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TraceFeed.Api;
using TraceFeed.Log;
using TraceFeed.Sources;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Deployment;

/// <summary>The settings of docs/configuration.md are those that the code reads, the template sets and the sample has.</summary>
public sealed partial class SettingsTests
{
    private const string Host = "the Functions host";

    private static readonly string Page = Repository.Text("docs/configuration.md");
    private static readonly List<Setting> Settings = [.. RowPattern().Matches(Page).Select(row => new Setting(row.Groups["name"].Value, row.Groups["default"].Value, row.Groups["in"].Value.Trim('`'), row.Groups["deployed"].Value == "yes", row.Groups["sample"].Value == "yes"))];

    [Fact]
    public void Every_setting_that_is_read_is_on_the_page_with_the_file_that_reads_it_and_no_other_is()
    {
        var read =
            from folder in new[] { "functions", "compat", "tests" }
            from path in Repository.Files(folder)
            where path.EndsWith(".cs", StringComparison.Ordinal) && !path.Contains("/Deployment/", StringComparison.Ordinal)
            from match in ReadPattern().Matches(Repository.Text(path))
            select (Name: match.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal), File: path);

        Assert.Equal(
            read.Where(one => one.Name != "PATH").Distinct().Order().Select(one => $"{one.Name} in {one.File}"),
            Settings.Where(one => one.In != Host && !IsPrefix(one)).Select(one => (one.Name, one.In)).Order().Select(one => $"{one.Name} in {one.In}"));
    }

    [Fact]
    public void A_setting_that_has_a_part_of_its_own_is_read_where_the_page_says()
    {
        var prefixes = Settings.Where(IsPrefix).ToList();

        Assert.Equal(3, prefixes.Count);
        Assert.All(prefixes, one => Assert.Contains(Prefix(one), Repository.Text(one.In), StringComparison.Ordinal));
    }

    [Fact]
    public void The_template_sets_those_that_the_page_says() =>
        Assert.Equal(Template.Settings.Order(StringComparer.Ordinal), Settings.Where(one => one.Deployed).Select(one => one.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void The_sample_has_those_that_the_page_says()
    {
        using var sample = JsonDocument.Parse(Repository.Text("functions/TraceFeed.Functions/local.settings.sample.json"));
        var values = sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());

        Assert.Equal(values.Keys.Order(StringComparer.Ordinal), Settings.Where(one => one.Sample).Select(one => one.Name).Order(StringComparer.Ordinal));
        Assert.Equal(Template.Parameters.Single(one => one.Name == "discoverSchedule").Default, $"'{values["DiscoverSchedule"]}'");
    }

    [Theory]
    [InlineData("ViewsContainer")]
    [InlineData("RequestBurst")]
    [InlineData("RequestsPerSecond")]
    [InlineData("PublicBaseUrl")]
    public void A_default_of_the_page_is_the_codes(string name)
    {
        var given = Settings.Single(one => one.Name == name).Default.Trim('`');
        Assert.Equal(given, name switch
        {
            "ViewsContainer" => StorageAccount.DefaultViews,
            "RequestBurst" => ApiLimits.Burst.ToString(CultureInfo.InvariantCulture),
            "RequestsPerSecond" => ApiLimits.PerSecond.ToString(CultureInfo.InvariantCulture),
            _ => BaseUrlPattern().Match(Repository.Text("functions/TraceFeed.Functions/FunctionApp.cs")).Groups["url"].Value,
        });
    }

    [Fact]
    public void The_page_has_every_member_of_host_json_with_its_value()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));
        var members = Leaves("", host.RootElement).Where(one => one.Path != "version").Select(one => $"| `{one.Path}` |{(one.Value.Length == 0 ? "" : $" `{one.Value}`")} |").ToList();

        Assert.Equal(members, HostPattern().Matches(Page.Split("## host.json")[1]).Select(match => match.Value));
    }

    [Fact]
    public void What_the_alerts_go_by_is_neither_sampled_nor_filtered()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));
        var logging = host.RootElement.GetProperty("logging");
        var levels = logging.GetProperty("logLevel").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetString());

        Assert.Contains("Trace", logging.GetProperty("applicationInsights").GetProperty("samplingSettings").GetProperty("excludedTypes").GetString()!.Split(';'));
        Assert.All([nameof(Functions.Discover), nameof(Functions.Ingest), nameof(Functions.Publish)], function => Assert.Equal("Information", levels[$"Function.{function}.User"]));
    }

    [Fact]
    public void The_deployed_schedule_is_shorter_than_any_source_asks_for()
    {
        var minutes = int.Parse(SchedulePattern().Match(Repository.Text("infra/main.bicep")).Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture);

        Assert.All(DefinitionCatalog.Embedded.Sources, source => Assert.True(minutes < source.LookEveryMinutes));
    }

    private static bool IsPrefix(Setting one) => one.Name is "AzureWebJobs.FUNCTION.Disabled" or "AzureFunctionsJobHost__PATH" or "ASPNETCORE_URLS";

    private static string Prefix(Setting one) => one.Name switch { "ASPNETCORE_URLS" => "ASPNETCORE_\"", "AzureFunctionsJobHost__PATH" => "AzureFunctionsJobHost\"", _ => "$\"AzureWebJobs.{" };

    private static IEnumerable<(string Path, string Value)> Leaves(string path, JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(member => Leaves(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value))
        : [(path, element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : element.ToString())];

    private sealed record Setting(string Name, string Default, string In, bool Deployed, bool Sample);

    [GeneratedRegex(@"^\| `(?<name>[\w.]+)` \| (?<default>[^|]*?) ?\| (?<meaning>[^|]+) \| (?<in>[^|]+?) \| (?<deployed>(?:yes)?) ?\| (?<sample>(?:yes)?) ?\|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    // A setting read by name, one that a trigger names, or a variable of the process.
    [GeneratedRegex(@"(?:configuration|early)(?:\[""(?<name>[\w:]+)""\]|\.GetValue\(""(?<name>[\w:]+)"")|""%(?<name>\w+Schedule)%""|GetEnvironmentVariable\(""(?<name>\w+)""\)|const string Variable = ""(?<name>\w+)""")]
    private static partial Regex ReadPattern();

    [GeneratedRegex(@"\?\? ""(?<url>http[^""]+)""")]
    private static partial Regex BaseUrlPattern();

    [GeneratedRegex(@"^\| `[\w.]+` \| (?:`[^`]+` )?\|", RegexOptions.Multiline)]
    private static partial Regex HostPattern();

    [GeneratedRegex(@"discoverSchedule string = '0 \*/(?<minutes>\d+) \* \* \* \*'")]
    private static partial Regex SchedulePattern();
}
