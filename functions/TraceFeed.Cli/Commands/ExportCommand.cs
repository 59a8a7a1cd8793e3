using System.CommandLine;
using TraceFeed.Backup;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed export</c>: everything that is kept, as a folder of plain files.</summary>
internal static class ExportCommand
{
    private const string ArchiveNotice = "This site is an archive of files, and nothing is added to it. Feeds, pages, originals and the log are here; what only a running site answers, such as cells, areas, claims and questions, is not.";

    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "The folder: a new or empty one, or one that an export wrote, to which only what is new is copied.", HelpName = "FOLDER", Required = true };
        var site = new Option<Uri?>("--site") { Description = "Also writes the site as static files, whose links begin with this address.", HelpName = "URL", CustomParser = CommonOptions.SiteAddress };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("export", "Writes a backup of everything that is kept: log, vintages, change sets, cells, originals, editions, events and the definitions. Works beside a running site. Exit code 0, or 2 for an error.") { to, site, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(to)!, parsed.GetValue(site), parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string folder, Uri? site, string? named, bool live, string? data, CancellationToken cancellation)
    {
        if (named is null && !LocalFolder.Of(data, live).HasStorage)
        {
            throw new CommandException("nothing is stored yet, so there is nothing to export; './tracefeed up' begins a log, and --storage names another one");
        }

        await using var local = await LocalStorage.OpenAsync(named, data, live, alone: false, fresh: false, streams.Error, cancellation);
        await local.Account.CreateAsync(cancellation);
        var report = await new BackupExport(local.Account, DefinitionCatalog.Embedded).RunAsync(
            folder, site is null ? null : new SiteSettings(site, Notice(samples: named is null && !live)), done => streams.Error.WriteLine(TerminalText.Escape(done)), cancellation);
        await streams.Output.WriteAsync(TerminalText.Escape(FormattableString.Invariant($"{report.Rows} log rows in {report.Files} files, {report.Copied} of them new: {Path.GetFullPath(folder)}")) + "\n");
        return 0;
    }

    // What the site said of the samples holds of its archive too.
    private static string Notice(bool samples) => samples ? $"{ArchiveNotice} {UpCommand.SampleNotice}" : ArchiveNotice;
}
