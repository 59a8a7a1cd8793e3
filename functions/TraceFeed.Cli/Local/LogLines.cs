using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using TraceFeed.Cli.Output;

namespace TraceFeed.Cli.Local;

/// <summary>Writes an entry of the log as one line, and its exception below: with names and reasons that publishers and messages gave, as a terminal may show them.</summary>
internal sealed class LogLines(IOptionsMonitor<ConsoleFormatterOptions> options) : ConsoleFormatter(FormatterName)
{
    /// <summary>The name by which the console finds it.</summary>
    public const string FormatterName = "tracefeed";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var time = options.CurrentValue.TimestampFormat is { } format ? DateTimeOffset.UtcNow.ToString(format, CultureInfo.InvariantCulture) : "";
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(TerminalText.Escape(string.Create(CultureInfo.InvariantCulture, $"{time}{Level(logEntry.LogLevel)}: {logEntry.Category}[{logEntry.EventId.Id}] {message}")) + "\n");
        foreach (var line in logEntry.Exception?.ToString().ReplaceLineEndings("\n").Split('\n') ?? [])
        {
            textWriter.Write($"      {TerminalText.Escape(line)}\n");
        }
    }

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
