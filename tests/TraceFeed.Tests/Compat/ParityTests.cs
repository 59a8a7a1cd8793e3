using System.Text.RegularExpressions;
using System.Xml.Linq;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Compat;

/// <summary>What is built on the stand-in can be built on the official packages: docs/official-packages.md lists every member, and each of them is one of the packages'.</summary>
public sealed partial class ParityTests
{
    private const string List = "docs/official-packages.md";

    [Fact]
    public void Every_member_of_the_stand_in_is_listed_and_nothing_else_is()
    {
        StandIn.Require();
        string[] expected = [.. StandIn.Types.SelectMany(one => one.Members.Select(Signature.Of).Select(member => (one.Type, member)).Prepend((one.Type, Signature.Of(one.Type)))).Select(one => Line(one.Item1, one.Item2))];
        string[] actual = [.. Listed().Select(one => $"{one.Namespace}: {one.Member}")];
        Assert.True(expected.Length > 50, $"{expected.Length} members are found");

        // A comparison of lists cuts its lines short, and these are to be copied.
        var differences = expected.Except(actual).Select(line => $"{List} lacks\n{line}").Concat(actual.Except(expected).Select(line => $"{List} lists what compat/ does not have\n{line}"));
        Assert.True(expected.SequenceEqual(actual), string.Join('\n', differences.DefaultIfEmpty($"{List} has its members in another order than namespaces and types, or one twice")));
    }

    [Fact]
    public void Every_listed_member_is_one_of_the_package_that_the_list_names()
    {
        StandIn.Require();
        var known = new KnownApi([Page("functions-api.md")]);
        Assert.True(known.Count > 25, $"{known.Count} types are known");
        var packages = Listed().ToDictionary(one => $"{one.Namespace}: {one.Member}", one => (one.Package, one.Version));

        Assert.All(StandIn.Types, one =>
        {
            Assert.True(known.Declares(one.Type, Signature.Of(one.Type)), $"No package has the {Signature.Of(one.Type)} in {one.Type.Namespace}.");
            Assert.All(one.Members, member => Assert.True(known.Declares(one.Type, member), $"{one.Type} has no '{Signature.Of(member)}' in its package."));
            Assert.All(one.Members.Select(Signature.Of).Prepend(Signature.Of(one.Type)), member => Assert.Equal(known.Package(one.Type), packages[Line(one.Type, member)]));
        });
    }

    [Fact]
    public void The_versions_of_the_list_are_those_that_a_deployment_is_built_with()
    {
        var official = XDocument.Parse(Repository.Text("Directory.Packages.props")).Descendants("ItemGroup")
            .Single(group => group.Attribute("Condition")?.Value == "'$(OfficialPackages)' == 'true'").Elements("PackageVersion")
            .ToDictionary(one => one.Attribute("Include")!.Value, one => one.Attribute("Version")!.Value);
        var listed = Listed().Select(one => (one.Package, one.Version)).Distinct().ToList();

        Assert.All(listed.Where(one => official.ContainsKey(one.Package)), one => Assert.Equal(official[one.Package], one.Version));
        Assert.Superset(
            new HashSet<string>(["Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore", "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues", "Microsoft.Azure.Functions.Worker.Extensions.Timer"]),
            listed.Select(one => one.Package).Where(official.ContainsKey).ToHashSet());
    }

    [Fact]
    public void The_app_refers_to_the_packages_or_to_the_stand_in_and_never_to_both()
    {
        var groups = XDocument.Parse(Repository.Text("functions/TraceFeed.Functions/TraceFeed.Functions.csproj")).Descendants("ItemGroup").ToList();
        var official = Assert.Single(groups, group => group.Attribute("Condition")?.Value == "'$(OfficialPackages)' == 'true'");
        var other = Assert.Single(groups, group => group.Attribute("Condition")?.Value == "'$(OfficialPackages)' != 'true'");

        Assert.Equal(["../../compat/Microsoft.Azure.Functions.Worker/Microsoft.Azure.Functions.Worker.csproj"], other.Elements().Select(one => one.Attribute("Include")!.Value));
        string[] expected = ["Microsoft.Azure.Functions.Worker", "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore", "Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues", "Microsoft.Azure.Functions.Worker.Extensions.Timer", "Microsoft.Azure.Functions.Worker.Sdk"];
        Assert.Equal(expected, official.Elements("PackageReference").Select(one => one.Attribute("Include")!.Value).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(groups.Except([official, other]).Elements(), one => one.Attribute("Include")?.Value is { } include && (include.Contains("compat", StringComparison.Ordinal) || expected.Contains(include)));
    }

    [Fact]
    public void No_source_outside_the_stand_in_asks_which_of_the_two_it_is_built_on() => Assert.DoesNotContain(
        Repository.Files("functions").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)),
        path => Regex.IsMatch(Repository.Text(path), @"(?m)^\s*#(?:if|elif)\b|OfficialPackages"));

    private static string Line(Type type, string member) => $"{type.Namespace}: {(member.Split(' ')[0] is "class" or "struct" or "interface" or "enum" ? member : $"{TypeName(type)}: {member}")}";

    private static string TypeName(Type type) => type.FullName![(type.Namespace!.Length + 1)..].Replace('+', '.');

    private static string Page(string name) => File.ReadAllText(OfficialFiles.Path("..", "guide", name)).ReplaceLineEndings("\n");

    // A table of each namespace; a member follows its type.
    private static IEnumerable<(string Namespace, string Member, string Package, string Version)> Listed()
    {
        var (space, type) = ("", "");
        foreach (var line in Repository.Text(List).Split('\n'))
        {
            if (HeadingPattern().Match(line) is { Success: true } heading)
            {
                space = heading.Groups["namespace"].Value;
            }
            else if (RowPattern().Match(line) is { Success: true } row)
            {
                var member = row.Groups["member"].Value;
                var kind = KindPattern().Match(member);
                type = kind.Success ? kind.Groups["name"].Value : type;
                yield return (space, kind.Success ? member : $"{type}: {member}", row.Groups["package"].Value, row.Groups["version"].Value);
            }
        }
    }

    [GeneratedRegex(@"^## `(?<namespace>[\w.]+)`$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"^\| `(?<member>[^`]+)` \| `(?<package>[\w.]+)` \| (?<version>[\d.]+) \|$")]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"^(?:class|struct|interface|enum) (?<name>[\w.]+)")]
    private static partial Regex KindPattern();
}
