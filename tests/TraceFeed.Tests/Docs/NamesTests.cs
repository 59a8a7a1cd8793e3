using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Docs;

/// <summary>What the documents name exists under that name.</summary>
public sealed partial class NamesTests
{
    private static readonly string[] Roots = ["functions", "compat", "tests", "samples", "docs", "infra"];

    public static TheoryData<string> Documents => Repository.EachDocument;

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_of_the_repository_that_a_document_names_exists(string document)
    {
        foreach (var path in Markdown.InlineCode(Repository.Text(document)).Where(code => PathPattern().IsMatch(code) && Roots.Contains(code.Split('/')[0])))
        {
            Assert.True(Repository.Has(path), $"{document} names {path}, which does not exist.");
        }
    }

    [Fact]
    public void The_stages_of_the_architecture_are_the_folders_of_the_library_in_the_order_data_flows()
    {
        var stages = StagePattern().Matches(Repository.Text("docs/architecture.md")).Select(match => match.Groups["stage"].Value).ToList();

        Assert.Equal(["Sources", "Fetching", "Tabular", "Observations", "Changes", "Indicators", "Log", "Feeds", "Pipeline", "Claims", "Api", "Backup"], stages);
        Assert.Equal(stages.Order(StringComparer.Ordinal), Repository.Files("functions/TraceFeed").Select(path => path.Split('/')).Where(path => path.Length > 3).Select(path => path[2]).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("docs/architecture.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/disclosure.md")]
    [InlineData("docs/scale.md")]
    public void Every_test_that_a_document_names_exists(string document)
    {
        var tests = Repository.Files("tests").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        var named = Markdown.InlineCode(Repository.Text(document)).Select(code => TestPattern().Match(code)).Where(match => match.Success).ToList();
        Assert.NotEmpty(named);
        foreach (var name in named)
        {
            var file = tests.Find(path => path.EndsWith($"/{name.Groups["class"].Value}.cs", StringComparison.Ordinal));
            Assert.True(file is not null, $"{document} names the test {name.Value}, which does not exist.");
            Assert.True(!name.Groups["method"].Success || Repository.Text(file).Contains($" {name.Groups["method"].Value}(", StringComparison.Ordinal), $"{document} names the test {name.Value}, which {file} does not have.");
        }
    }

    [Fact]
    public void Every_type_that_the_disclosure_policy_says_enforces_it_exists()
    {
        var types = Repository.Files("functions").Select(path => Path.GetFileNameWithoutExtension(path)).ToHashSet(StringComparer.Ordinal);
        var named = Markdown.InlineCode(Repository.Text("docs/disclosure.md")).Where(code => TypePattern().IsMatch(code) && !TestPattern().IsMatch(code)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, type => Assert.Contains(type, types));
    }

    [Fact]
    public void The_architecture_names_a_test_for_each_of_the_eight_invariants()
    {
        var invariants = InvariantPattern().Matches(Repository.Text("docs/architecture.md").Split("## Invariants")[1]).ToList();

        Assert.Equal(Enumerable.Range(1, 8), invariants.Select(one => one.Groups["number"].Value[0] - '0'));
        Assert.All(invariants, one => Assert.Contains(Markdown.InlineCode(one.Value), code => TestPattern().IsMatch(code)));
    }

    [Fact]
    public void Every_package_is_explained()
    {
        var explained = Markdown.InlineCode(Repository.Text("docs/dependencies.md")).ToHashSet();
        var nuget = XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("PackageVersion").Select(one => one.Attribute("Include")!.Value);
        var npm = Repository.Files("").Where(path => Path.GetFileName(path) == "package.json").SelectMany(NpmPackages);

        Assert.All(nuget.Concat(npm), package => Assert.Contains(package, explained));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/architecture.md")]
    public void Every_kind_of_change_is_named(string document) =>
        Assert.Subset(Markdown.InlineCode(Repository.Text(document)).ToHashSet(), ChangeKind.All.ToHashSet());

    [Fact]
    public void Headings_that_the_code_refers_to_exist()
    {
        var headings = Markdown.Anchors(Repository.Text("docs/architecture.md")).ToHashSet();
        var referred = Repository.Files("functions").Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => ReferencePattern().Matches(Repository.Text(path)).Select(match => match.Groups["heading"].Value.ToLowerInvariant().Replace(' ', '-'))).ToList();

        Assert.NotEmpty(referred);
        Assert.All(referred, heading => Assert.Contains(heading, headings));
    }

    [Fact]
    public void No_file_holds_a_path_of_the_machine_it_was_written_on()
    {
        // Put together here, so that this file holds none either.
        string[] machines = ["/" + "work/", "/" + "tmp/", "/" + "home/", "/" + "root/", "C:" + "\\"];
        var holding = Repository.Files("").Where(path => !path.EndsWith(".ods", StringComparison.Ordinal))
            .Where(path => machines.Any(machine => Repository.Text(path).Contains(machine, StringComparison.Ordinal)));

        Assert.Empty(holding);
    }

    private static List<string> NpmPackages(string manifest)
    {
        using var json = JsonDocument.Parse(Repository.Text(manifest));
        return [.. json.RootElement.EnumerateObject().Where(member => member.Name.EndsWith("ependencies", StringComparison.Ordinal)).SelectMany(member => member.Value.EnumerateObject().Select(package => package.Name))];
    }

    [GeneratedRegex(@"^[\w.-]+(/[\w.-]+)+/?$")]
    private static partial Regex PathPattern();

    [GeneratedRegex(@"^\| `(?<stage>\w+)/` \|", RegexOptions.Multiline)]
    private static partial Regex StagePattern();

    [GeneratedRegex(@"^(?<class>[A-Z]\w+(?:Tests|Properties))(?:\.(?<method>\w+))?$")]
    private static partial Regex TestPattern();

    [GeneratedRegex(@"^[A-Z]\w+$")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"^(?<number>\d)\. .*$", RegexOptions.Multiline)]
    private static partial Regex InvariantPattern();

    [GeneratedRegex(@"docs/architecture\.md, ""(?<heading>[^""]+)""")]
    private static partial Regex ReferencePattern();
}
