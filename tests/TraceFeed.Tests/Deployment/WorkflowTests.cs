using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TraceFeed.Cli;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Deployment;

/// <summary>What runs on GitHub's machines; that it is understood there is what tests/workflows/run is for.</summary>
public sealed partial class WorkflowTests
{
    private static readonly IReadOnlyList<string> Files = [.. Repository.Files(".github/workflows")];

    public static TheoryData<string> Workflows => [.. Files];

    [Fact]
    public void There_are_workflows_to_test_to_deploy_and_to_look_for_faults() => Assert.Equal(
        ["ci.yml", "codeql.yml", "dependency-review.yml", "deploy.yml"], Files.Select(path => Path.GetFileName(path)));

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Every_action_is_pinned_by_a_commit_and_says_its_version(string workflow)
    {
        var used = UsesPattern().Matches(Repository.Text(workflow)).Select(match => match.Groups["what"].Value).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, what => Assert.True(PinnedPattern().IsMatch(what) || (what.StartsWith("./.github/workflows/", StringComparison.Ordinal) && Repository.Has(what[2..])), $"{workflow} uses {what}, which is not pinned as owner/name@<40 hex digits> # v1.2.3"));
    }

    [Fact]
    public void An_action_is_pinned_alike_everywhere()
    {
        var pins = Files.SelectMany(path => UsesPattern().Matches(Repository.Text(path))).Select(match => PinnedPattern().Match(match.Groups["what"].Value)).Where(match => match.Success);

        Assert.All(pins.GroupBy(match => match.Groups["repository"].Value), group => Assert.Single(group.Select(match => match.Groups["pin"].Value).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_job_has_the_permissions_it_names_and_no_secret(string workflow)
    {
        var text = Repository.Text(workflow);
        var jobs = JobPattern().Matches(text.Split("\njobs:\n")[1]);

        Assert.Contains("\npermissions: {}\n", text, StringComparison.Ordinal);
        Assert.NotEmpty(jobs);
        Assert.All(jobs, job => Assert.Contains("\n    permissions:\n", job.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("write-all", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(text, "uses: actions/checkout@"), Regex.Count(text, "persist-credentials: false"));
    }

    [Fact]
    public void Only_the_job_that_deploys_may_ask_for_a_token_and_it_runs_no_code_of_the_repository()
    {
        var asking = Files.SelectMany(path => JobPattern().Matches(Repository.Text(path).Split("\njobs:\n")[1]).Where(job => job.Value.Contains("id-token: write", StringComparison.Ordinal))).ToList();

        var deploy = Assert.Single(asking).Value;
        Assert.StartsWith("  deploy:", deploy, StringComparison.Ordinal);
        Assert.DoesNotContain("checkout", deploy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_deployed_is_built_with_the_official_packages() => Assert.All(
        Files.SelectMany(path => Repository.Text(path).Split('\n')).Where(line => line.Contains("dotnet publish", StringComparison.Ordinal)),
        line => Assert.Contains("-p:OfficialPackages=true", line, StringComparison.Ordinal));

    [Fact]
    public void Every_variable_of_the_repository_that_is_asked_for_is_told_of()
    {
        var asked = Files.SelectMany(path => VariablePattern().Matches(Repository.Text(path))).Select(match => match.Groups["name"].Value).Distinct().ToList();

        Assert.Equal(5, asked.Count);
        Assert.All(asked, name => Assert.Contains($"| `{name}` |", Repository.Text("infra/README.md"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_folder_with_packages_is_watched()
    {
        var watched = Repository.Text(".github/dependabot.yml");

        Assert.All(["nuget", "npm", "github-actions"], ecosystem => Assert.Contains($"- package-ecosystem: {ecosystem}\n", watched, StringComparison.Ordinal));
        Assert.All(
            Repository.Files("").Where(path => Path.GetFileName(path) == "package.json"),
            path => Assert.Contains($"\"/{Path.GetDirectoryName(path)!.Replace('\\', '/')}\"", watched, StringComparison.Ordinal));
    }

    [Fact]
    public void The_version_stands_in_one_place_and_the_changelog_tells_of_it()
    {
        var version = Assert.Single(XDocument.Parse(Repository.Text("Directory.Build.props")).Descendants("Version")).Value;
        Assert.Matches(@"^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$", version);
        Assert.All(Repository.Files("").Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)), path => Assert.DoesNotContain(XDocument.Parse(Repository.Text(path)).Descendants(), element => element.Name.LocalName.Contains("Version", StringComparison.Ordinal) && element.Name.LocalName is not "AzureFunctionsVersion"));
        Assert.Equal(version, typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]);

        var changelog = Repository.Text("CHANGELOG.md");
        Assert.True(changelog.Contains($"\n## [{version}] - ", StringComparison.Ordinal) || changelog.Contains($"What is here will be {version}.", StringComparison.Ordinal), $"CHANGELOG.md says nothing of {version}");
    }

    [GeneratedRegex(@"^\s*(?:- )?uses: (?<what>.+)$", RegexOptions.Multiline)]
    private static partial Regex UsesPattern();

    [GeneratedRegex(@"^(?<repository>[\w.-]+/[\w.-]+)(?:/[\w.-]+)*@(?<pin>[0-9a-f]{40} # v\d+\.\d+\.\d+)$")]
    private static partial Regex PinnedPattern();

    [GeneratedRegex(@"\bvars\.(?<name>\w+)")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^  [\w-]+:\n(?:(?:    .*)?\n)+", RegexOptions.Multiline)]
    private static partial Regex JobPattern();
}
