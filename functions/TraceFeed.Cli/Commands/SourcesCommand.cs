using System.CommandLine;
using TraceFeed.Cli.Local;
using TraceFeed.Cli.Output;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Commands;

/// <summary><c>tracefeed sources</c>: every source, and how far it has come where a run has stored something.</summary>
internal static class SourcesCommand
{
    public static Command Create()
    {
        var format = CommonOptions.Format("text", "ndjson");
        var (storage, live, data) = (StorageOptions.Storage(), StorageOptions.Live(), StorageOptions.Data());
        var command = new Command("sources", "Lists every source: what it is, how it is found and, where a run has stored something, how far it has come. Exit code 0, or 2 for an error.")
        {
            format, storage, live, data, SourcesCheckCommand.Create(),
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.InvocationConfiguration, parsed.GetValue(format)!, parsed.GetValue(storage), parsed.GetValue(live), parsed.GetValue(data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string format, string? named, bool live, string? data, CancellationToken cancellation)
    {
        var catalog = DefinitionCatalog.Embedded;
        var states = await StoredStates.ReadAsync(catalog, named, data, live, streams.Error, cancellation);
        var lines = new JsonLines(streams.Output);
        foreach (var source in catalog.Sources)
        {
            var state = states.GetValueOrDefault(source.Id);
            if (format == "ndjson")
            {
                lines.Write((source, state), SourceJson.Write);
                continue;
            }

            foreach (var line in SourceText.Lines(source, state).Append(""))
            {
                await streams.Output.WriteAsync(line + "\n");
            }
        }

        if (format == "text")
        {
            var retired = catalog.Sources.Count(source => source.Retired is not null);
            await streams.Output.WriteAsync($"{SourceWords.Count(catalog.Sources.Count, "source", "sources")}, {retired} of them retired{(states.Count == 0 ? "; nothing is stored yet" : "")}.\n");
        }

        return 0;
    }
}
