using System.Text.RegularExpressions;

namespace TraceFeed.Tests.Docs;

/// <summary>What the tests of the documents need to see of Markdown.</summary>
internal static partial class Markdown
{
    /// <summary>The targets of links, outside code.</summary>
    public static IEnumerable<string> Links(string text) => LinkPattern().Matches(WithoutCode(text)).Select(match => match.Groups["target"].Value);

    /// <summary>What stands between single backticks on one line, outside blocks of code.</summary>
    public static IEnumerable<string> InlineCode(string text) => InlinePattern().Matches(FencePattern().Replace(text, "")).Select(match => match.Groups["code"].Value);

    /// <summary>The lines of blocks of code, fenced or indented.</summary>
    public static IEnumerable<string> CodeLines(string text) =>
        FencePattern().Matches(text).SelectMany(block => block.Value.Split('\n')[1..])
            .Concat(FencePattern().Replace(text, "").Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).Select(line => line[4..]));

    /// <summary>The anchors of headings as GitHub makes them.</summary>
    public static IEnumerable<string> Anchors(string text) => HeadingPattern().Matches(FencePattern().Replace(text, ""))
        .Select(match => NotInAnchors().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    private static string WithoutCode(string text) => InlinePattern().Replace(FencePattern().Replace(text, ""), "code");

    [GeneratedRegex(@"\[[^\]]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`")]
    private static partial Regex InlinePattern();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex FencePattern();

    [GeneratedRegex(@"^#{1,6} (?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
