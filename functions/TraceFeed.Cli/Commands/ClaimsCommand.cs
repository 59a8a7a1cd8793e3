using System.CommandLine;
using TraceFeed.Claims;
using TraceFeed.Cli.Local;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed claims</c>: what was claimed of official figures, held against the log, as Markdown.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("claims", "Holds claims about official figures against the log and prints them as Markdown: the verdict, what was published then and what is now, each figure with its cell. Exit code 0, or 2 for an error.") { storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.InvocationConfiguration, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string? named, bool live, string? data, CancellationToken cancellation)
    {
        if (named is null && !LocalFolder.Of(data, live).HasStorage)
        {
            throw new CommandException("nothing is stored yet, so there is nothing to hold claims against; './tracefeed up' begins a log, './tracefeed ingest' adds to one, and --storage names another one");
        }

        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        await account.CreateAsync(cancellation);
        await streams.Output.WriteAsync(ClaimMarkdown.Of(await new ClaimReader(account, DefinitionCatalog.Embedded, new LogRows(account)).ReadAsync(cancellation)));
        return 0;
    }
}
