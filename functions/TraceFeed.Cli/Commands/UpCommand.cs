using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using TraceFeed.Cli.Local;
using TraceFeed.Functions;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed up</c>: the whole site on this machine, on its own storage, with the samples in the official site's place.</summary>
internal static class UpCommand
{
    // The sources say how often they are due; this only says how soon a local run notices.
    private const string LocalSchedule = "*/2 * * * * *";

    /// <summary>What a site of the samples says of itself.</summary>
    public const string SampleNotice =
        "This site is made of samples: publications of 2020 and an answer of an API with figures of 2022, in the official layout or close to it; parts of some were put together by the TraceFeed project from what is known of the originals. Some links lead nowhere.";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "The port to serve on.", DefaultValueFactory = _ => 7071, HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is < 1 or > 65535)
            {
                result.AddError("--port takes a number from 1 to 65535.");
            }
        });
        var fresh = new Option<bool>("--fresh") { Description = "Start from nothing: deletes the local storage in .tracefeed/, and only that." };
        var live = new Option<bool>("--live") { Description = "Look at the real site instead of samples/, with local storage of its own." };
        var verbose = new Option<bool>("--verbose") { Description = "Tell on stderr what the pipeline logs, each of its steps with its trace, and what its meters count." };
        var (storage, data) = (StorageOptions.Connection(), StorageOptions.Data());
        var command = new Command("up", "Runs the whole of TraceFeed here: storage, function app and feeds. Ctrl-C ends it.") { port, fresh, live, verbose, storage, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(fresh) && result.GetValue(storage) is not null)
            {
                result.AddError("--fresh deletes the local storage only; it does not go with --storage.");
            }

            if (result.GetValue(storage) is { } named && !NamedStorage.IsConnectionString(named))
            {
                result.AddError("up takes a connection string as --storage: the app that it runs cannot sign in as you.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(port), parsed.GetValue(fresh), parsed.GetValue(live), parsed.GetValue(verbose), parsed.GetValue(storage), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, int port, bool fresh, bool live, bool verbose, string? connection, string? data, CancellationToken cancellation)
    {
        RequireFree(port);
        var url = FormattableString.Invariant($"http://localhost:{port}");
        await using var local = await LocalStorage.OpenAsync(connection, data, live, alone: true, fresh, streams.Error, cancellation);
        var stderr = TextWriter.Synchronized(streams.Error);
        using var spans = verbose ? new SpanLines(stderr) : null;
        using var sums = verbose ? new MeterSums() : null;
        using var app = FunctionApp.Build(["--urls", url], builder => Compose(builder, url, local.ConnectionString!, live, verbose, cancellation));
        var progress = new UpProgress(local.Account, DefinitionCatalog.Embedded, stderr);
        await progress.LookAtOnceAsync(cancellation);
        await app.StartAsync(cancellation);
        try
        {
            await progress.UntilQuietAsync(cancellation);
            await UpSummary.WriteAsync(streams.Output, progress, url, cancellation);
            await streams.Output.FlushAsync(cancellation);
            await TellAsync(sums, stderr);
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await stderr.WriteLineAsync("Stopping ...");
            await TellAsync(sums, stderr);
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static Task TellAsync(MeterSums? sums, TextWriter stderr) => sums?.WriteAsync(stderr) ?? Task.CompletedTask;

    private static void Compose(FunctionsApplicationBuilder builder, string url, string connection, bool live, bool verbose, CancellationToken stopping)
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = connection,
            ["DiscoverSchedule"] = LocalSchedule,
            ["PublicBaseUrl"] = url,
            ["SiteNotice"] = live ? null : SampleNotice,
        });

        // The progress tells what happens; the log only what should not, unless more is asked for, never where results are printed, and nothing of work cut short by Ctrl-C.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (LogLines.FormatterName, LogLevel.Trace));
        builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>(line => line.TimestampFormat = verbose ? "HH:mm:ss.fff " : null);
        builder.Logging.AddFilter<ConsoleLoggerProvider>((category, level) => !stopping.IsCancellationRequested
            && (level >= LogLevel.Error || (verbose && level >= LogLevel.Information && category?.StartsWith(PipelineTrace.Name + ".", StringComparison.Ordinal) == true)));
        if (!live)
        {
            builder.Services.AddSingleton<HttpMessageHandler>(new FolderHandler(Path.Combine(RepositoryRoot.Find(), "samples")));
        }
    }

    private static void RequireFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
        }
        catch (Exception error) when (error is SocketException or ArgumentOutOfRangeException)
        {
            throw new CommandException(FormattableString.Invariant($"port {port} cannot be used ({error.Message}); choose another with --port."));
        }
    }
}
