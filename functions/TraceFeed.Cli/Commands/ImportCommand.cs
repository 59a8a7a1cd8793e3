using System.CommandLine;
using TraceFeed.Backup;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed import</c>: a backup into an empty storage.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "The folder that an export wrote.", HelpName = "FOLDER", Required = true };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("import", "Restores a backup into an empty storage, or goes on where an import was cut off: checks every file first, and shows no log row before all of its files are there. Exit code 0, or 2 for an error, such as a storage with another log.") { from, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(from)!, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string folder, string? named, bool live, string? data, CancellationToken cancellation)
    {
        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: true, fresh: false, streams.Error, cancellation);
        await local.Account.CreateAsync(cancellation);
        var report = await new BackupImport(local.Account, DefinitionCatalog.Embedded).RunAsync(folder, done => streams.Error.WriteLine(TerminalText.Escape(done)), cancellation);
        foreach (var note in report.Notes)
        {
            await streams.Error.WriteLineAsync(TerminalText.Escape("warning: " + note));
        }

        await streams.Output.WriteAsync(FormattableString.Invariant($"{report.Rows} log rows of {report.Files} files, {report.Copied} of them inserted now\n"));
        return 0;
    }
}
