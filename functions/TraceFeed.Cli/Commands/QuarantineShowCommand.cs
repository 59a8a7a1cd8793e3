using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed quarantine show</c>: one quarantined file, the evidence, and what accepting it would change.</summary>
internal static class QuarantineShowCommand
{
    public static Command Create()
    {
        var file = QuarantineDecision.File();
        var save = new Option<string?>("--save") { Description = "Write the archived file there, a new file.", HelpName = "FILE" };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("show", "Shows why a file is quarantined, by which figures, where its original is and what accepting it would change. Exit code 0, or 2 for an error.") { file, save, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(file)!, parsed.GetValue(save), parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string id, string? save, string? named, bool live, string? data, CancellationToken cancellation)
    {
        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        var account = local.Account;
        await account.CreateAsync(cancellation);
        var quarantine = new Quarantine(DefinitionCatalog.Embedded, account, TimeProvider.System);
        var edition = await quarantine.FindAsync(id, cancellation);
        if (save is not null)
        {
            await SaveAsync(account, edition, save, cancellation);
        }

        foreach (var line in QuarantineText.Lines(edition).Append(await AcceptedAsync(quarantine, edition, cancellation)))
        {
            await streams.Output.WriteAsync(TerminalText.Escape(line) + "\n");
        }

        return 0;
    }

    private static async Task SaveAsync(StorageAccount account, Edition edition, string path, CancellationToken cancellation)
    {
        var original = (edition.Sha256 is { } sha256 ? await new OriginalStore(account).FindAsync(sha256, cancellation) : null)
            ?? throw new CommandException($"{edition.FileName}: nothing was archived of it, so nothing can be saved.");
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await file.WriteAsync(original.Bytes, cancellation);
    }

    // A file that cannot be accepted is shown all the same, with what stands in the way.
    private static async Task<string> AcceptedAsync(Quarantine quarantine, Edition edition, CancellationToken cancellation)
    {
        try
        {
            var kinds = await quarantine.PreviewAsync(edition, cancellation);
            return $"  accepting   {(kinds.Count == 0 ? "would change no figure" : $"would bring {(DefinitionCatalog.Embedded.Find(edition.Source) is { Derived.Count: > 0 } ? "(beside what is derived from them) " : "")}" + string.Join(", ", kinds.Select(kind => FormattableString.Invariant($"{kind.Count:N0} {ChangeWords.Counted(kind.Kind, kind.Count)}"))))}";
        }
        catch (QuarantineProblemException problem)
        {
            return $"  accepting   is not possible: {problem.Message}";
        }
    }
}
