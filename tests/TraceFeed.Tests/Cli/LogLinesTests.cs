using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using TraceFeed.Cli.Local;

namespace TraceFeed.Tests.Cli;

/// <summary>The log of <c>up</c> on a terminal.</summary>
public sealed class LogLinesTests
{
    [Fact]
    public void A_name_that_a_publisher_gave_does_not_command_the_terminal_and_begins_no_line()
    {
        var error = new InvalidDataException("cell \u001b[2J\r\nof a sheet");

        Assert.Equal(
            "warn: TraceFeed.Pipeline[4] a: w\\u{1b}[31m16\\u{a}fail: all.csv is quarantined\n      System.IO.InvalidDataException: cell \\u{1b}[2J\n      of a sheet\n",
            Written("a: w\u001b[31m16\nfail: all.csv is quarantined", error));
    }

    private static string Written(string message, Exception? error)
    {
        using var services = new ServiceCollection().AddLogging(log => log.AddConsole().AddConsoleFormatter<LogLines, ConsoleFormatterOptions>()).BuildServiceProvider();
        using var text = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Warning, "TraceFeed.Pipeline", new EventId(4), message, error, (state, _) => state);
        services.GetServices<ConsoleFormatter>().OfType<LogLines>().Single().Write(entry, scopeProvider: null, text);
        return text.ToString();
    }
}
