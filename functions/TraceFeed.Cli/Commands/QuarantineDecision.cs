using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed quarantine accept</c> and <c>reject</c>: a maintainer decides, and the log keeps it.</summary>
internal static class QuarantineDecision
{
    private const int LongestWhy = 2000;

    public static Argument<string> File() => new("FILE") { Description = "Its id, as 'quarantine list' shows it, or its SHA-256 (eight digits of it at least).", HelpName = "ID|SHA256" };

    public static Command Accept() => Create(
        "accept", "Takes a quarantined file into the log as it was archived, whatever guard refused it. Exit code 2 when it cannot be read.",
        (quarantine, edition, why, cancellation) => quarantine.AcceptAsync(edition, why, cancellation));

    public static Command Reject() => Create(
        "reject", "Puts into the log that a quarantined file never counts. Exit code 2 when it was decided before.",
        (quarantine, edition, why, cancellation) => quarantine.RejectAsync(edition, why, cancellation));

    private static Command Create(string name, string description, Func<Quarantine, Edition, string?, CancellationToken, Task<LogRow>> decide)
    {
        var file = File();
        var why = new Option<string?>("--why") { Description = "The grounds; the log and the feeds tell them.", HelpName = "TEXT" };
        why.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length > LongestWhy))
            {
                result.AddError(FormattableString.Invariant($"--why has more than {LongestWhy} characters; the log takes no more."));
            }
        });
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command(name, description) { file, why, storage, live, data };
        command.SetAction(async (parsed, cancellation) =>
        {
            var streams = parsed.InvocationConfiguration;
            await using var local = await LocalStorage.OpenAsync(parsed.GetValue(storage), parsed.GetValue(data), parsed.GetValue(live), alone: false, fresh: false, streams.Error, cancellation);
            var account = local.Account;
            await account.CreateAsync(cancellation);
            await new WorkQueues(account).CreateAsync(cancellation);
            var quarantine = new Quarantine(DefinitionCatalog.Embedded, account, TimeProvider.System);
            var edition = await quarantine.FindAsync(parsed.GetValue(file)!, cancellation);
            var row = await decide(quarantine, edition, parsed.GetValue(why), cancellation);
            await streams.Output.WriteAsync(TerminalText.Escape($"{edition.FileName} is {name}ed: {await RowText.OfAsync(account, row, cancellation)}") + "\n");
            return 0;
        });
        return command;
    }
}
