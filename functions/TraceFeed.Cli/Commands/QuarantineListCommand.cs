using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed quarantine list</c>: every file that was not let in and of which nothing is decided.</summary>
internal static class QuarantineListCommand
{
    public static Command Create()
    {
        var source = new Option<string?>("--source") { Description = "Only files of this source.", HelpName = "ID" };
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("list", "Lists every quarantined file with its id and the reason. Exit code 0, or 2 for an error.") { source, storage, live, data };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(source), parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string? source, string? named, bool live, string? data, CancellationToken cancellation)
    {
        var catalog = DefinitionCatalog.Embedded;
        if (source is not null && catalog.Find(source) is null)
        {
            throw new CommandException($"there is no source '{source}'; known are {string.Join(", ", catalog.Sources.Select(one => one.Id))}");
        }

        var states = await StoredStates.ReadAsync(catalog, named, data, live, streams.Error, cancellation);
        var all = states.OrderBy(state => state.Key, StringComparer.Ordinal).Where(state => source is null || state.Key == source).SelectMany(state => state.Value.Quarantined).ToList();
        foreach (var line in all.SelectMany(QuarantineText.Line))
        {
            await streams.Output.WriteAsync(line + "\n");
        }

        await streams.Output.WriteAsync($"{SourceWords.Count(all.Count, "file is", "files are")} quarantined{(states.Count == 0 ? "; nothing is stored yet" : "")}.\n");
        return 0;
    }
}
