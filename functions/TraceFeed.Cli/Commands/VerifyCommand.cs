using System.CommandLine;
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
        var command = new Command("verify", "Checks the hash chain of the log, every stored file against its hash, the log replayed against the vintages, and each original read again. Exit code 0 when all is well, 1 when not, 2 for an error.") { storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.InvocationConfiguration, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string? named, bool live, string? data, CancellationToken cancellation)
    {
        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = StorageAccount.Connect(local.ConnectionString);
        await account.CreateAsync(cancellation);
        var report = await new Verification(account, DefinitionCatalog.Embedded).RunAsync(
            row => streams.Error.WriteLine(TerminalText.Escape(FormattableString.Invariant($"log row {row.Number}: {row.Source}, {row.Count} {(row.Count == 1 ? "change" : "changes")}"))), cancellation);
        foreach (var problem in report.Problems)
        {
            await streams.Output.WriteLineAsync(TerminalText.Escape("PROBLEM: " + problem));
        }

        await streams.Output.WriteLineAsync(FormattableString.Invariant($"{report.Rows} log rows with {report.Changes} changes of {report.Sources} sources: {(report.Problems.Count == 0 ? "all verified" : $"{report.Problems.Count} problems")}"));
        return report.Problems.Count == 0 ? 0 : 1;
    }
}
