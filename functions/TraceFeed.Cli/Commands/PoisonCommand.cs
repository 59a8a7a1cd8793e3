using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed poison</c>: the messages that failed too often, and what a maintainer does with them.</summary>
internal static class PoisonCommand
{
    public static Command Create() => new("poison", "Shows the messages that failed too often, and puts them back or deletes them.")
    {
        List(),
        Take("replay", "Puts messages back into the queue they were for, to be worked on again; harmless where it was done meanwhile. Exit code 0, or 2 for an error.", message => $"put back into {message.Queue}", (messages, ids, cancellation) => messages.ReplayAsync(ids, cancellation)),
        Take("drop", "Deletes messages. What they asked for is asked for again at the next look, if it is still to be done. Exit code 0, or 2 for an error.", message => $"deleted from {message.Queue}{WorkQueues.GivenUpSuffix}", (messages, ids, cancellation) => messages.DropAsync(ids, cancellation)),
    };

    private static Command List()
    {
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("list", "Lists the messages with their ids, when each was put aside, what it asks for and what became of that. Exit code 0, or 2 for an error.") { storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, storage, live, data, async account =>
        {
            var waiting = await new WorkQueues(account).GivenUpAsync(cancellation);
            var messages = await new GivenUpMessages(account).ListAsync(cancellation);
            foreach (var message in messages)
            {
                // A message may name anything; only what is a source is asked for.
                var editions = message.Asks is { } asks && DefinitionCatalog.Embedded.Find(asks.Source) is { } source ? await new EditionTable(account.Editions).AllAsync(source.Id, cancellation) : null;
                foreach (var line in PoisonText.Lines(message, editions))
                {
                    await parsed.InvocationConfiguration.Output.WriteAsync(line + "\n");
                }
            }

            await parsed.InvocationConfiguration.Output.WriteAsync(PoisonText.Sum(messages.Count, waiting.Sum(queue => queue.Count)) + "\n");
        }, cancellation));
        return command;
    }

    private static Command Take(string name, string description, Func<GivenUpMessage, string> done, Func<GivenUpMessages, IReadOnlyCollection<string>?, CancellationToken, Task<IReadOnlyList<GivenUpMessage>>> take)
    {
        var ids = new Argument<string[]>("ID") { Description = "Their ids, as 'poison list' shows them.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "All of them." };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command(name, description) { ids, all, storage, live, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(ids)?.Length > 0))
            {
                result.AddError("Name messages by their ids, as 'tracefeed poison list' shows them, or give --all.");
            }
        });
        command.SetAction((parsed, cancellation) => RunAsync(parsed, storage, live, data, async account =>
        {
            await new WorkQueues(account).CreateAsync(cancellation);
            var named = parsed.GetValue(all) ? null : parsed.GetValue(ids)!;
            var taken = await take(new GivenUpMessages(account), named, cancellation);
            foreach (var message in taken)
            {
                await parsed.InvocationConfiguration.Output.WriteAsync(TerminalText.Escape($"{message.ShortId} is {done(message)}") + "\n");
            }

            if (named?.FirstOrDefault(id => !taken.Any(message => message.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase))) is { } missing)
            {
                throw new CommandException($"no message has the id '{missing}'; './tracefeed poison list' shows those there are (eight digits are enough)");
            }
        }, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Option<string?> storage, Option<bool> live, Option<string?> data, Func<StorageAccount, Task> run, CancellationToken cancellation)
    {
        if (parsed.GetValue(storage) is null && !LocalFolder.Of(parsed.GetValue(data), parsed.GetValue(live)).HasStorage)
        {
            await parsed.InvocationConfiguration.Output.WriteAsync("0 messages failed too often; nothing is stored yet.\n");
            return 0;
        }

        await using var local = await LocalStorage.OpenAsync(parsed.GetValue(storage), parsed.GetValue(data), parsed.GetValue(live), alone: false, fresh: false, parsed.InvocationConfiguration.Error, cancellation);
        await local.Account.CreateAsync(cancellation);
        await run(local.Account);
        return 0;
    }
}
