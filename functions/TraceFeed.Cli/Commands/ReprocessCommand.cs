using System.CommandLine;
using Azure;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed reprocess</c>: reads archived originals again after a definition or the reader was corrected.</summary>
internal static class ReprocessCommand
{
    public static Command Create()
    {
        var source = new Option<string>("--source") { Description = "The source's id.", HelpName = "ID", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Only shows what is read differently; writes nothing." };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("reprocess", "Reads the archived originals of a source again by the definition of today and puts into the log what is read differently, as reinterpretations and never as revisions. Exit code 0, or 2 for an error.") { source, dry, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, Definitions.Load(path: null, named: null).Named(parsed.GetValue(source)!), parsed.GetValue(dry), parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, SourceDefinition definition, bool dry, string? named, bool live, string? data, CancellationToken cancellation)
    {
        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        var reprocessor = new Reprocessor(account, TimeProvider.System);
        Reprocessed found;
        if (dry)
        {
            found = await PreviewAsync(reprocessor, definition, Told, cancellation);
        }
        else
        {
            await account.CreateAsync(cancellation);
            found = await reprocessor.CommitAsync(definition, Told, cancellation);
        }

        if (found.Row is not null)
        {
            var queues = new WorkQueues(account);
            await queues.CreateAsync(cancellation);
            await queues.AskForPublishingAsync(cancellation);
        }

        foreach (var problem in found.Unreadable)
        {
            await streams.Error.WriteLineAsync(TerminalText.Escape($"warning: {problem}; what was read of it before stays"));
        }

        foreach (var line in ReprocessText.Lines(definition, found, dry))
        {
            await streams.Output.WriteAsync(TerminalText.Escape(line) + "\n");
        }

        return 0;

        void Told(string step) => streams.Error.WriteLine(TerminalText.Escape(step));
    }

    // A storage that nothing was ever stored in has nothing to read, and a dry run makes nothing in it.
    private static async Task<Reprocessed> PreviewAsync(Reprocessor reprocessor, SourceDefinition definition, Action<string> told, CancellationToken cancellation)
    {
        try
        {
            return await reprocessor.PreviewAsync(definition, told, cancellation);
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return new Reprocessed { Changes = [], Originals = [], Unreadable = [] };
        }
    }
}
