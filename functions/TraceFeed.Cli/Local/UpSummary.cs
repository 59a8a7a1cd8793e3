using System.Globalization;
using Spectre.Console;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Cli.Local;

/// <summary>What a local run prints when it has come to rest: what changed, and where to read it.</summary>
internal static class UpSummary
{
    public static async Task WriteAsync(TextWriter output, UpProgress progress, string url, CancellationToken cancellation)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        var taken = progress.Taken.Where(row => row.Editions.Count > 0).ToList();
        if (taken.Count == 0)
        {
            await output.WriteLineAsync(progress.Unseen.Count == 0
                ? "Nothing new: every publication found is in the log already."
                : "Nothing new is known, since not every source could be looked at; what the log holds is served.");
        }
        else
        {
            console.Profile.Width = 120;
            var table = new Table { Border = TableBorder.Simple };
            table.AddColumns("Published", "Source", "New figures", "Revised", "Withdrawn", "Failed checks", "Derived");
            foreach (var column in table.Columns.Skip(2))
            {
                column.RightAligned();
            }

            foreach (var row in taken.OrderBy(row => row.Published).ThenBy(row => row.Number))
            {
                var changes = await progress.ChangesAsync(row, cancellation);
                var kinds = changes.Where(change => change.Origin is null).GroupBy(change => change.Kind).ToDictionary(group => group.Key, group => group.Count());
                table.AddRow(
                    Period.Iso(row.Published), row.Source, Count(kinds, ChangeKind.PeriodAdded), Count(kinds, ChangeKind.ValueRevised), Count(kinds, ChangeKind.ValueWithdrawn), Count(kinds, ChangeKind.CheckFailed),
                    changes.Count(change => change is { Origin: not null, Kind: not ChangeKind.SeriesAdded }).ToString("N0", CultureInfo.InvariantCulture));
            }

            console.Write(table);
        }

        if (taken.Count > 0)
        {
            await output.WriteLineAsync("Derived figures are computed by TraceFeed from published ones; they are counted in the last column only.\n");
        }

        if (progress.Quarantined > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{progress.Quarantined} {(progress.Quarantined == 1 ? "file was" : "files were")} not let in: ./tracefeed quarantine list\n"));
        }

        await output.WriteLineAsync($"""
            The latest changes                   {url}/
            JSON Feed                            {url}/feed.json
            RSS                                  {url}/feed.rss
            Atom                                 {url}/feed.atom
            """);
        foreach (var source in await progress.LoggedAsync(cancellation))
        {
            await output.WriteLineAsync($"Only {source,-30}  {url}/sources/{source}/feed.json");
        }

        await output.WriteLineAsync("Serving until Ctrl-C.");
    }

    private static string Count(Dictionary<string, int> kinds, string kind) => kinds.GetValueOrDefault(kind).ToString("N0", CultureInfo.InvariantCulture);
}
