using TraceFeed.Cli;

namespace TraceFeed.Tests.Cli;

/// <summary>One run of the command in this process: its exit code and everything it wrote.</summary>
internal sealed record CommandRun(int Code, string Stdout, string Stderr)
{
    public IReadOnlyList<string> Lines => Split(Stdout);

    public IReadOnlyList<string> Messages => Split(Stderr);

    public static async Task<CommandRun> Of(params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, stdout, stderr, TestContext.Current.CancellationToken);
        return new CommandRun(code, stdout.ToString(), stderr.ToString());
    }

    private static string[] Split(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
