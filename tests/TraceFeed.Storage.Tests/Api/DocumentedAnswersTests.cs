using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TraceFeed.Api;
using TraceFeed.Cli;
using TraceFeed.Storage.Tests.App;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>What docs/api.md shows of answers is what the site that the samples make answers.</summary>
[Collection(SampleSiteTests.Name)]
public sealed partial class DocumentedAnswersTests(SampleSite site)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Page => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "api.md"));

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (Match match in ExamplePattern().Matches(Page))
            {
                examples.Add(match.Groups["path"].Value, match.Groups["answer"].Value);
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_answers_what_the_page_shows(string path, string shown)
    {
        using var response = await site.Http.GetAsync(path);
        var answer = await response.Content.ReadAsStringAsync();
        if (answer.StartsWith('{'))
        {
            using var json = JsonDocument.Parse(answer);
            answer = JsonSerializer.Serialize(json.RootElement, Indented) + "\n";
        }

        // A line of … stands for lines left out, … in a line for a part of it.
        var pattern = Regex.Replace(Regex.Escape(shown).Replace("\\n", "\n", StringComparison.Ordinal), "(?<=^(\\\\ )*)…\n", "(?:.*\n)*?", RegexOptions.Multiline).Replace("…", ".*?", StringComparison.Ordinal);
        Assert.True(Regex.IsMatch(answer, "^" + pattern + "$"), $"{path} answers\n{answer}");
    }

    [Fact]
    public void The_limits_are_those_of_the_code()
    {
        foreach (var limit in new[] { ApiLimits.Limit, ApiLimits.MostLimit, ApiLimits.Periods, ApiLimits.DerivedPeriods, ApiLimits.Commits, ApiLimits.Values, ApiLimits.RecordCommits, ApiLimits.RecordValues, ApiLimits.RecordChanges, ApiLimits.Observations, ApiLimits.FilterValues, ApiLimits.FilterCharacters, ApiLimits.UrlCharacters, ApiLimits.PerSecond, ApiLimits.Burst })
        {
            Assert.Contains(" " + limit.ToString("N0", CultureInfo.InvariantCulture) + " ", Page, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex(@"^```console\n\$ curl 'http://localhost:7071(?<path>/[^']*)'\n(?<answer>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ExamplePattern();
}
