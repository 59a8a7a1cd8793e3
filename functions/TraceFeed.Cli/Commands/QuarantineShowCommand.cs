using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed quarantine show</c>: one quarantined file, the evidence, and what accepting it would change.</summary>
internal static class QuarantineShowCommand
{
    public static Command Create()
    {
        var file = QuarantineDecision.File();
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("show", "Shows why a file is quarantined, by which figures, where its original is and what accepting it would change. Exit code 0, or 2 for an error.") { file, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(file)!, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string id, string? named, bool live, string? data, CancellationToken cancellation)
    {
        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        await account.CreateAsync(cancellation);
        var quarantine = new Quarantine(DefinitionCatalog.Embedded, account, TimeProvider.System);
        var edition = await quarantine.FindAsync(id, cancellation);
        foreach (var line in QuarantineText.Lines(edition, edition.Sha256 is null ? null : account.Originals.GetBlobClient(edition.Sha256).Uri).Append(await AcceptedAsync(quarantine, edition, cancellation)))
        {
            await streams.Output.WriteAsync(TerminalText.Escape(line) + "\n");
        }

        return 0;
    }

    // A file that cannot be accepted is shown all the same, with what stands in the way.
    private static async Task<string> AcceptedAsync(Quarantine quarantine, Edition edition, CancellationToken cancellation)
    {
        try
        {
            var kinds = await quarantine.PreviewAsync(edition, cancellation);
            return $"  accepting   {(kinds.Count == 0 ? "would change no figure" : "would bring " + string.Join(", ", kinds.Select(kind => FormattableString.Invariant($"{kind.Count:N0} {ChangeWords.Counted(kind.Kind, kind.Count)}"))))}";
        }
        catch (QuarantineProblemException problem)
        {
            return $"  accepting   is not possible: {problem.Message}";
        }
    }
}
