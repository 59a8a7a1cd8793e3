using System.Diagnostics;
using System.Globalization;
using System.Text;
using TraceFeed.Cli;

namespace TraceFeed.Storage.Tests.App;

/// <summary>The command as a process of its own.</summary>
internal sealed class CommandProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Task<string> errors;

    private CommandProcess(IEnumerable<string> arguments)
    {
        process = new Process { StartInfo = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true } };
        foreach (var argument in arguments.Prepend(typeof(CommandLine).Assembly.Location))
        {
            process.StartInfo.ArgumentList.Add(argument);
        }

        process.Start();
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has printed.</summary>
    public string Output => output.ToString();

    /// <summary>What it wrote to stderr, when it has ended.</summary>
    public Task<string> Errors => errors;

    public static CommandProcess Start(params string[] arguments) => new(arguments);

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var command = new CommandProcess(arguments);
        await command.UntilAsync(null);
        return (await command.EndAsync(), command.Output, await command.errors);
    }

    /// <summary>Reads its output up to a line with that text, or to its end.</summary>
    public async Task UntilAsync(string? text)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            output.AppendLine(line);
            if (text is not null && line.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.True(text is null, $"'{text}' is not printed; it printed\n{output}\nand\n{await errors}");
    }

    /// <summary>Presses Ctrl-C and waits for the end.</summary>
    public async Task<int> InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }
}
