using System.Text.RegularExpressions;
using TraceFeed.Cli;

namespace TraceFeed.Tests.Cli;

public sealed class DocumentationTests
{
    private const string Prompt = "$ ./tracefeed ";

    public static TheoryData<string> Examples => [.. Regex.Matches(Page, @"(?<=^```console\n)\$ \./tracefeed .*?(?=^```)", RegexOptions.Singleline | RegexOptions.Multiline).Select(match => match.Value)];

    private static string Page => File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "command-line.md"));

    [Fact]
    public void The_page_has_an_example_of_each_command() => Assert.Equal(["claims", "diff", "diff", "export", "import", "poison", "quarantine", "quarantine", "read", "read", "sources", "sources\n"], Examples.Select(example => Regex.Match(example.Data, @"(?<=tracefeed )\w+\n?").Value).Order(StringComparer.Ordinal));

    /// <summary>What an example shows is what the command prints; a line of <c>…</c> stands for lines left out.</summary>
    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_prints_what_the_page_shows(string example)
    {
        var lines = example.TrimEnd('\n').Split('\n');
        var args = lines[0][Prompt.Length..].Split(' ').Select(arg => arg.StartsWith("samples/", StringComparison.Ordinal) ? Path.Combine(RepositoryRoot.Find(), arg) : arg);

        // What a run on this machine has stored is nobody's business here.
        using var files = new SmallFiles();
        var run = await CommandRun.Of([.. args, .. lines[0] is Prompt + "sources" or Prompt + "quarantine list" or Prompt + "poison list" ? ["--data", files.Folder] : Array.Empty<string>()]);

        var shown = Regex.Escape(string.Join('\n', lines.Skip(1)) + "\n").Replace("…\\n", "(?:.*\\n)*", StringComparison.Ordinal);
        Assert.Matches("^" + shown + "$", run.Stdout + string.Concat(run.Messages.TakeLast(1).Select(line => line + "\n")));
        Assert.Equal(lines[0].Contains(" diff ", StringComparison.Ordinal) ? 1 : 0, run.Code);
    }
}
