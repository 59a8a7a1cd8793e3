using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed ingest</c>: takes files into the log by hand.</summary>
internal static class IngestCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "A file of the publication.", Arity = ArgumentArity.OneOrMore };
        var source = new Option<string>("--source") { Description = "The source's id.", HelpName = "ID", Required = true };
        var published = CommonOptions.Date("--published", "When it was published.");
        published.Required = true;
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("ingest", "Takes a publication into the log: archives its files, compares them with the vintage before and records every change. Exit code 2 when it is refused.") { files, source, published, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(source)!, parsed.GetValue(published)!.Value, parsed.GetValue(files)!, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string named, DateOnly published, string[] paths, string? connection, bool live, string? data, CancellationToken cancellation)
    {
        var originals = paths.Select(path => InputFile.Load(path, published)).ToList();
        var definitions = Definitions.Load(path: null, named);
        var definition = definitions.Of(originals[0]);

        await using var local = await LocalStorage.OpenAsync(connection, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        await account.CreateAsync(cancellation);
        var queues = new WorkQueues(account);
        await queues.CreateAsync(cancellation);

        // Archived before anything parses them, and all of them read before any is committed: a bad file leaves nothing half done.
        foreach (var file in originals)
        {
            await new OriginalStore(account).PutAsync(file.Bytes, definition.Id, Path.GetFileName(file.Name), cancellation);
        }

        var readings = originals.Select(file => definitions.Read(definition, file)).ToList();
        var publication = await PublicationAsync(account, definition, published, cancellation);
        for (var i = 0; i < originals.Count; i++)
        {
            Warnings.Write(streams.Error, readings[i]);
            var name = Path.GetFileName(originals[i].Name);
            var before = await new LogTable(account.Log).HeadAsync(cancellation);
            var row = await new Committer(account, TimeProvider.System).CommitAsync(definition, publication, new ReadOriginal(name, null, readings[i]), cancellation);
            if (row.IsRejection)
            {
                throw new CommandException(FormattableString.Invariant($"{name} was rejected by a maintainer in log row {row.Number}; it is not taken in."));
            }

            if (row.Number <= before?.Number)
            {
                await streams.Output.WriteLineAsync(TerminalText.Escape(FormattableString.Invariant($"{name}: in the log already, as row {row.Number}")));
                continue;
            }

            await streams.Output.WriteLineAsync(TerminalText.Escape(FormattableString.Invariant($"{name}: {await RowText.OfAsync(account, row, cancellation)}{(row.IsBackload ? "; an older publication, added for the record and compared with nothing" : "")}")));
        }

        await queues.AskForPublishingAsync(cancellation);
        return 0;
    }

    // A file given by hand for the day of a publication that was found on the site belongs to that publication.
    private static async Task<PublicationIdentity> PublicationAsync(StorageAccount account, SourceDefinition definition, DateOnly published, CancellationToken cancellation)
    {
        var found = (await new EditionTable(account.Editions).AllAsync(definition.Id, cancellation)).FirstOrDefault(edition => edition.Published == published);
        return found is null
            ? new PublicationIdentity($"{definition.Id}/{Period.Iso(published)}", null, null, published) { Replaces = definition.Discovery.Replaces }
            : new PublicationIdentity(found.Publication, found.Title, found.Page, published) { Notes = found.PublisherNotes, Replaces = definition.Discovery.Replaces };
    }
}
