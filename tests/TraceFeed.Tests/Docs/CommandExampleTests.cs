using System.Text.RegularExpressions;
using TraceFeed.Cli;

namespace TraceFeed.Tests.Docs;

public sealed partial class CommandExampleTests
{
    private const string Program = "./tracefeed ";

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var document in Repository.Documents)
            {
                var text = Repository.Text(document);
                foreach (var line in Markdown.InlineCode(text).Concat(Markdown.CodeLines(text)).Select(Command).OfType<string>().Distinct())
                {
                    examples.Add(document, line);
                }
            }

            return examples;
        }
    }

    [Fact]
    public void Every_command_has_an_example_in_the_readme()
    {
        var shown = Examples.Where(example => example.Data.Item1 == "README.md").Select(example => example.Data.Item2.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(CommandLine.Root().Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal), shown);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_understood_by_the_command_line(string document, string line)
    {
        var args = Arguments(line);

        // A command's name alone is a mention, not a use.
        var errors = args.Length == 1 && CommandLine.Root().Subcommands.Any(command => command.Name == args[0]) ? [] : CommandLine.Root().Parse(args).Errors;
        Assert.True(errors is [], $"{document}: './tracefeed {line}': {string.Join(" ", errors.Select(error => error.Message))}");
        Assert.All(args.Where(arg => arg.StartsWith("samples/", StringComparison.Ordinal)), path => Assert.True(Repository.Has(path), $"{document}: there is no {path}."));
    }

    // What follows the program's name; null for a line that is no command.
    private static string? Command(string line)
    {
        line = line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line;
        return line.StartsWith(Program, StringComparison.Ordinal) ? line[Program.Length..].Split(" #")[0].Split(" | ")[0].Trim() : null;
    }

    // A line of usage becomes one use: brackets dropped, the first of several words, a value in a placeholder's place.
    private static string[] Arguments(string line) =>
    [
        .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('[', ']', '…').Split('|')[0]).Where(word => word.Length > 0).Select(word => word switch
        {
            "D" or "YYYY-MM-DD" => "2020-09-03",
            "PORT" => "7071",
            "CONNECTION" => "UseDevelopmentStorage=true",
            "URL" => "https://feeds.example",
            _ => Quotes().Replace(word, ""),
        }),
    ];

    [GeneratedRegex("[\"']")]
    private static partial Regex Quotes();
}
