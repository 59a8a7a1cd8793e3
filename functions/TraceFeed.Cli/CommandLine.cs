using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using TraceFeed.Cli.Commands;
using TraceFeed.Cli.Output;

namespace TraceFeed.Cli;

/// <summary>The whole command: parses arguments, runs what they ask for and turns every failure into a message and exit code 2.</summary>
public static class CommandLine
{
    /// <summary>The exit code of an error, of usage or of a file.</summary>
    public const int Failure = 2;

    private const int Interrupted = 130;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Runs the command.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="stdout">Takes results only; empty after an error, unless writing itself failed.</param>
    /// <param name="stderr">Takes messages.</param>
    /// <param name="cancellationToken">Ends a command that keeps running.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter stdout, TextWriter stderr, CancellationToken cancellationToken = default)
    {
        try
        {
            var parsed = Root().Parse(args);
            if (parsed.Errors.Count > 0)
            {
                return await ExplainAsync(parsed, stderr, cancellationToken);
            }

            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = stdout, Error = stderr, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience }, cancellationToken);
            await stdout.FlushAsync(cancellationToken);
            return code;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (IOException error) when (PipeError.IsClosedReader(error))
        {
            // Whoever read the output has seen enough, as `head` does.
            return Failure;
        }
        catch (Exception error)
        {
            var full = Environment.GetEnvironmentVariable("TRACEFEED_DEBUG") == "1";
            await stderr.WriteLineAsync(full ? error.ToString() : TerminalText.Escape("tracefeed: " + error.Message));
            return Failure;
        }
    }

    internal static Command Root()
    {
        var root = new Command("tracefeed", "Watches official statistics and tells what changes in them after they are published.")
        {
            new HelpOption(),
            new VersionOption { Action = new PrintVersion() },
            UpCommand.Create(),
            ReadCommand.Create(),
            DiffCommand.Create(),
            IngestCommand.Create(),
            ReprocessCommand.Create(),
            VerifyCommand.Create(),
            SourcesCommand.Create(),
            ClaimsCommand.Create(),
            QuarantineCommand.Create(),
            PoisonCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
        };
        return root;
    }

    // The library writes its explanation to the output; nothing but results belongs there.
    private static async Task<int> ExplainAsync(ParseResult parsed, TextWriter stderr, CancellationToken cancellationToken)
    {
        if (parsed.Action is ParseErrorAction explanation)
        {
            explanation.ShowHelp = parsed.Tokens.Count == 0;
        }

        await parsed.InvokeAsync(new InvocationConfiguration { Output = stderr, Error = stderr }, cancellationToken);
        var command = parsed.CommandResult.Command;
        await stderr.WriteLineAsync($"See '{Name(command)} --help'.");
        return Failure;
    }

    private static string Name(Command command) => command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Name(parent)} {command.Name}" : command.Name;
}
