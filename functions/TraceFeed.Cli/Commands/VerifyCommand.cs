using System.CommandLine;
using TraceFeed.Api;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed verify</c>: the log against itself, the vintages and the archived originals.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var site = new Argument<Uri?>("URL") { Description = "The address of a site whose served log is checked from outside; else the log in storage is.", Arity = ArgumentArity.ZeroOrOne, CustomParser = CommonOptions.SiteAddress };
        var command = new Command("verify", "Checks the hash chain of the log, every stored file against its hash, the log replayed against the vintages, and each original read again; with a URL, what can be checked of a served log from outside. Exit code 0 when all is well, 1 when not, 2 for an error.") { site, storage, live, data };
        command.SetAction((parsed, cancellation) => parsed.GetValue(site) is { } url
            ? ServedAsync(parsed.InvocationConfiguration, url, cancellation)
            : StoredAsync(parsed.InvocationConfiguration, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> ServedAsync(InvocationConfiguration streams, Uri url, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });
        var report = await new ServedVerification(new ServedLog(http, url)).RunAsync(done => streams.Error.WriteLine(TerminalText.Escape(done)), cancellation);
        return await ToldAsync(streams, report);
    }

    private static async Task<int> StoredAsync(InvocationConfiguration streams, string? named, bool live, string? data, CancellationToken cancellation)
    {
        if (named is null && !LocalFolder.Of(data, live).HasStorage)
        {
            throw new CommandException("nothing is stored yet, so there is nothing to verify; './tracefeed up' begins a log, and --storage names another one");
        }

        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        await account.CreateAsync(cancellation);
        var report = await new Verification(account, DefinitionCatalog.Embedded).RunAsync(
            row => streams.Error.WriteLine(TerminalText.Escape(FormattableString.Invariant($"log row {row.Number}: {row.Source}, {row.Count} {(row.Count == 1 ? "change" : "changes")}"))), cancellation);
        return await ToldAsync(streams, report);
    }

    private static async Task<int> ToldAsync(InvocationConfiguration streams, VerificationReport report)
    {
        foreach (var problem in report.Problems)
        {
            await streams.Output.WriteLineAsync(TerminalText.Escape("PROBLEM: " + problem));
        }

        await streams.Output.WriteLineAsync(FormattableString.Invariant($"{report.Rows} log rows with {report.Changes} changes of {report.Sources} sources: {(report.Problems.Count == 0 ? "all verified" : $"{report.Problems.Count} problems")}"));
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
