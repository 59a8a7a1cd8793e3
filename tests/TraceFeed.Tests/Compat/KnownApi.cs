using System.Text.RegularExpressions;

namespace TraceFeed.Tests.Compat;

/// <summary>The visible API of the official packages, as it was read from their assemblies: pages of C# declarations, each type under a line that says its namespace, package and version.</summary>
internal sealed partial class KnownApi
{
    private readonly Dictionary<string, (string Package, string Version, string Header, HashSet<string> Members)> types = [];

    /// <summary>Reads pages.</summary>
    public KnownApi(IEnumerable<string> pages)
    {
        foreach (var block in pages.SelectMany(page => TypePattern().Matches(page)))
        {
            var header = block.Groups["header"].Value;
            var name = NamePattern().Match(header).Groups["name"].Value;
            var members = block.Groups["members"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Normal).ToHashSet();
            types.Add($"{block.Groups["namespace"].Value}.{name}", (block.Groups["package"].Value, block.Groups["version"].Value, Normal(header), members));
        }
    }

    /// <summary>How many types are known.</summary>
    public int Count => types.Count;

    /// <summary>The package of a type and its version; null when the type is not known.</summary>
    public (string Package, string Version)? Package(Type type) => types.TryGetValue(Key(type), out var known) ? (known.Package, known.Version) : null;

    /// <summary>Whether a type is declared so.</summary>
    public bool Declares(Type type, string signature) => types.TryGetValue(Key(type), out var known) && known.Header.StartsWith(signature, StringComparison.Ordinal);

    /// <summary>Whether a member is declared so, or comes with an interface that the type is declared to have.</summary>
    public bool Declares(Type type, System.Reflection.MemberInfo member) => types.TryGetValue(Key(type), out var known)
        && (known.Members.Contains(Signature.Of(member)) || InterfacePattern().Matches(known.Header).Any(one => StandIn.IsOfInterface(member, one.Groups["name"].Value)));

    private static string Key(Type type) => type.FullName!.Replace('+', '.');

    // As Signature writes it: the mark of a value that may be missing stays, that of a reference goes.
    private static string Normal(string line) => ReferencePattern().Replace(ModifierPattern().Replace(line.TrimEnd(';'), ""), "");

    [GeneratedRegex(@"^// (?<namespace>[\w.]+)  \[(?<package>[\w.]+) (?<version>[\d.]+)\]\n(?:\[.*\]\n)*(?<header>public .*)\n(?:\{\n(?<members>(?:    .*\n)*)\})?", RegexOptions.Multiline)]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"(?:class|struct|interface|enum) (?<name>[\w.]+)")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\b(?:public|virtual|abstract|override|sealed|static(?= class)) ")]
    private static partial Regex ModifierPattern();

    [GeneratedRegex(@"(?<!\b(?:int|long|bool|double|Guid|DateTime|DateTimeOffset))\?")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"[:,] (?<name>I[A-Z]\w+)")]
    private static partial Regex InterfacePattern();
}
