using System.Text;
using System.Text.RegularExpressions;
using TraceFeed.Tests.Cli;

namespace TraceFeed.Tests.Docs;

/// <summary>The walk-through of docs/sources.md, done: its files are written, its edits made and its commands run, in the order of the page.</summary>
public sealed partial class WalkThroughTests
{
    private const string Prompt = "$ ./tracefeed ";

    [Fact]
    public async Task Every_step_of_the_walk_through_prints_what_the_page_shows()
    {
        using var files = new SmallFiles();
        var (codes, name) = (new List<int>(), "");
        var page = Repository.Text("docs/sources.md").Split("## Add a source\n")[1];
        foreach (var step in StepPattern().Matches(page).Cast<Match>())
        {
            var (language, block) = (step.Groups["language"].Value, step.Groups["block"].Value);
            name = NamePattern().Matches(step.Groups["text"].Value).LastOrDefault()?.Groups["name"].Value ?? name;
            switch (language)
            {
                case "console":
                    codes.Add(await RunAsync(files, block));
                    break;
                case "diff":
                    Edit(Path.Combine(files.Folder, name), block);
                    break;
                default:
                    files.Text(name, block);
                    break;
            }
        }

        Assert.Equal([1, 0, 0, 1, 1], codes);
        Assert.Empty(JsonSchema.Load(Path.Combine("functions", "TraceFeed", "Sources"), "source.schema.json").Problems(await File.ReadAllTextAsync(Path.Combine(files.Folder, "wales-tracing.json"), TestContext.Current.CancellationToken)));
    }

    // A line of … stands for lines left out.
    private static async Task<int> RunAsync(SmallFiles files, string block)
    {
        var lines = block.TrimEnd('\n').Split('\n');
        var run = await CommandRun.Of([.. lines[0][Prompt.Length..].Split(' ').Select(arg => File.Exists(Path.Combine(files.Folder, arg)) ? Path.Combine(files.Folder, arg) : arg)]);

        var printed = (run.Stdout + run.Stderr).Replace(files.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        var shown = Regex.Escape(string.Join('\n', lines.Skip(1)) + "\n").Replace("…\\n", "(?:.*\\n)*", StringComparison.Ordinal);
        Assert.True(Regex.IsMatch(printed, "^" + shown + "$"), $"{lines[0]} prints\n{printed}");
        return run.Code;
    }

    private static void Edit(string path, string diff)
    {
        string Lines(char sign) => string.Concat(diff.Split('\n').Where(line => line.StartsWith(sign)).Select(line => line[1..] + "\n"));
        var before = File.ReadAllText(path);
        Assert.Contains(Lines('-'), before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(Lines('-'), Lines('+'), StringComparison.Ordinal), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    [GeneratedRegex(@"(?<text>(?:(?!^```).)*?)^```(?<language>\w+)\n(?<block>.*?)^```\n?", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex StepPattern();

    [GeneratedRegex(@"`(?<name>[\w-]+\.(?:html|json))`")]
    private static partial Regex NamePattern();
}
