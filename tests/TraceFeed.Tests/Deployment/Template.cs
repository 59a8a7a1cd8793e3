using System.Text.RegularExpressions;
using TraceFeed.Tests.Docs;

namespace TraceFeed.Tests.Deployment;

/// <summary>What the tests need to see of the Bicep files; that they compile is what infra/check is for.</summary>
internal static partial class Template
{
    /// <summary>Every Bicep file.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Repository.Files("infra").Where(path => path.EndsWith(".bicep", StringComparison.Ordinal))];

    /// <summary>The value of a variable that is a literal.</summary>
    public static string Variable(string module, string name) => Literal(module, $@"^var {name} = '(?<value>[^']*)'");

    /// <summary>The members of one alert of modules/alerts.bicep, by the alert's name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Alerts { get; } = AlertPattern().Matches(Repository.Text("infra/modules/alerts.bicep").Split("\nresource ")[0])
        .Select(alert => (IReadOnlyDictionary<string, string>)MemberPattern().Matches(alert.Value).ToDictionary(member => member.Groups["name"].Value, member => member.Groups["value"].Value.Trim('\'')))
        .ToDictionary(alert => alert["name"]);

    /// <summary>The names of the settings that the app is given.</summary>
    public static IReadOnlyList<string> Settings { get; } = [.. SettingPattern().Matches(Repository.Text("infra/modules/app.bicep").Split("appSettings: [")[1].Split("\n      ]")[0]).Select(match => match.Groups["name"].Value)];

    /// <summary>The parameters of main.bicep, each with its description and, where it has one, its default as it is written.</summary>
    public static IReadOnlyList<(string Name, string Description, string? Default)> Parameters { get; } =
    [
        .. ParameterPattern().Matches(Repository.Text("infra/main.bicep")).Select(match =>
            (match.Groups["name"].Value, match.Groups["description"].Value.Replace("\\'", "'", StringComparison.Ordinal), match.Groups["default"].Success ? match.Groups["default"].Value : null)),
    ];

    private static string Literal(string module, string pattern)
    {
        var match = Regex.Match(Repository.Text($"infra/modules/{module}.bicep"), pattern, RegexOptions.Multiline);
        Assert.True(match.Success, $"infra/modules/{module}.bicep has nothing that matches {pattern}");
        return match.Groups["value"].Value;
    }

    [GeneratedRegex(@"^  \{\n(?:    .*\n)+?  \}", RegexOptions.Multiline)]
    private static partial Regex AlertPattern();

    [GeneratedRegex(@"^    (?<name>\w+): (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex MemberPattern();

    [GeneratedRegex(@"name: '(?<name>[^']+)'")]
    private static partial Regex SettingPattern();

    [GeneratedRegex(@"^@description\('(?<description>(?:[^'\\]|\\')*)'\)\n(?:(?!param |@description).*\n)*param (?<name>\w+) \w+(?: = (?<default>.+))?$", RegexOptions.Multiline)]
    private static partial Regex ParameterPattern();
}
