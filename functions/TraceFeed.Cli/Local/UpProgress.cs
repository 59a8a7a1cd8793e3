using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Local;

/// <summary>Tells what a local run takes in, and when it has come to rest.</summary>
internal sealed class UpProgress(StorageAccount storage, DefinitionCatalog catalog, TextWriter stderr)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Pauses with nothing in the queues after which an unfinished file counts as stuck.
    private const int Patience = 40;

    private readonly LogTable log = new(storage.Log);
    private readonly CommitReader commits = new(storage);
    private readonly EditionTable editions = new(storage.Editions);
    private readonly WorkQueues queues = new(storage);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);

    /// <summary>Rows of the log taken in by this run, in order.</summary>
    public IReadOnlyList<LogRow> Taken => taken;

    private readonly List<LogRow> taken = [];

    /// <summary>The changes of a row.</summary>
    public async Task<IReadOnlyList<Change>> ChangesAsync(LogRow row, CancellationToken cancellation) => (await commits.ReadAsync(row.Number, cancellation)).Changes;

    /// <summary>The ids of the sources of which the log holds something.</summary>
    public async Task<IReadOnlyList<string>> LoggedAsync(CancellationToken cancellation)
    {
        var logged = new List<string>();
        foreach (var source in catalog.Sources)
        {
            if (await log.LastOfAsync(source.Id, cancellation) is not null)
            {
                logged.Add(source.Id);
            }
        }

        return logged;
    }

    /// <summary>Sources that could not be looked at, with the reason.</summary>
    public IReadOnlyList<string> Unseen => unseen;

    private readonly List<string> unseen = [];

    /// <summary>How many files are quarantined.</summary>
    public int Quarantined => quarantined.Count;

    private readonly HashSet<string> quarantined = new(StringComparer.Ordinal);

    /// <summary>Makes every source due, whatever was looked at before: who starts a run wants it to look.</summary>
    public async Task LookAtOnceAsync(CancellationToken cancellation)
    {
        foreach (var source in catalog.Sources)
        {
            await editions.ForgetLookAsync(source.Id, cancellation);
        }
    }

    /// <summary>Waits until every source was looked at and nothing is left to take in or to render, telling each step.</summary>
    public async Task UntilQuietAsync(CancellationToken cancellation)
    {
        var before = (await log.HeadAsync(cancellation))?.Number ?? 0;
        await stderr.WriteLineAsync("Looking for publications ...");
        for (int quiet = 0, idle = 0; quiet < 2;)
        {
            await Task.Delay(Pause, cancellation);
            await foreach (var row in log.AfterAsync(before + taken.Count, null, cancellation))
            {
                taken.Add(row);
                await TellAsync(row.Editions.Count == 0
                    ? FormattableString.Invariant($"  {row.Source}: log row {row.Number} tells whether a publication is late")
                    : FormattableString.Invariant($"  {Period.Iso(row.Published)}  {row.Editions[0].Name}: {row.Count} {(row.Count == 1 ? "change" : "changes")}{(row.IsBackload ? ", an older publication for the record" : "")}"));
            }

            var waiting = await queues.WaitingAsync(cancellation);
            var busy = await BusyAsync(cancellation);
            quiet = waiting > 0 || (busy && idle < Patience) ? 0 : quiet + 1;
            idle = waiting > 0 ? 0 : idle + 1;
        }

        if (await BusyAsync(cancellation))
        {
            await TellAsync("  Some files could not be taken in now; they are tried again at the next look.");
        }
    }

    // A source is at rest when this run looked at it and left nothing unfinished, or when it is retired.
    private async Task<bool> BusyAsync(CancellationToken cancellation)
    {
        var busy = false;
        foreach (var source in catalog.Sources.Where(source => source.Retired is null))
        {
            var last = await editions.LastLookAsync(source.Id, cancellation);
            busy |= last is null;
            if (last?.Problem is { } problem && !unseen.Exists(line => line.StartsWith(source.Id, StringComparison.Ordinal)))
            {
                unseen.Add($"{source.Id} could not be looked at: {problem}");
                await TellAsync("  " + unseen[^1]);
            }

            foreach (var edition in await editions.AllAsync(source.Id, cancellation))
            {
                busy |= edition.State == EditionState.Seen;
                if (edition.State == EditionState.Quarantined)
                {
                    quarantined.Add(edition.ShortId);
                    await TellAsync($"  {Period.Iso(edition.Published)}  {edition.FileName} is quarantined: {edition.Reason}");
                }
            }
        }

        return busy;
    }

    private async Task TellAsync(string line)
    {
        if (told.Add(line))
        {
            await stderr.WriteLineAsync(TerminalText.Escape(line));
        }
    }
}
