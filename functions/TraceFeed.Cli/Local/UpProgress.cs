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
    public async Task<IReadOnlyList<Change>> ChangesAsync(LogRow row, CancellationToken cancellation) => (await commits.ReadAsync(row.Number, cancellation)).Commit.Changes;

    /// <summary>Waits until every source was looked at and nothing is left to take in or to render, telling each step.</summary>
    public async Task UntilQuietAsync(CancellationToken cancellation)
    {
        var begun = DateTimeOffset.UtcNow;
        var before = (await log.HeadAsync(cancellation))?.Number ?? 0;
        await stderr.WriteLineAsync("Looking for publications ...");
        for (int quiet = 0, idle = 0; quiet < 2;)
        {
            await Task.Delay(Pause, cancellation);
            await foreach (var row in log.AfterAsync(before + taken.Count, null, cancellation))
            {
                taken.Add(row);
                await TellAsync(FormattableString.Invariant($"  {Period.Iso(row.Published)}  {row.Editions[0].Name}: {row.Count} {(row.Count == 1 ? "change" : "changes")}"));
            }

            var waiting = await queues.WaitingAsync(cancellation);
            var busy = await BusyAsync(begun, cancellation);
            quiet = waiting > 0 || (busy && idle < Patience) ? 0 : quiet + 1;
            idle = waiting > 0 ? 0 : idle + 1;
        }

        if (await BusyAsync(begun, cancellation))
        {
            await TellAsync("  Some files could not be taken in now; they are tried again at the next look.");
        }
    }

    // A source is at rest when this run or one within its own interval looked at it and left nothing unfinished.
    private async Task<bool> BusyAsync(DateTimeOffset begun, CancellationToken cancellation)
    {
        var busy = false;
        foreach (var source in catalog.Sources)
        {
            var last = await editions.LastLookAsync(source.Id, cancellation);
            busy |= last is null || last < begun.AddMinutes(-source.LookEveryMinutes);
            foreach (var edition in await editions.AllAsync(source.Id, cancellation))
            {
                busy |= edition.State == EditionState.Seen;
                if (edition.State == EditionState.Quarantined)
                {
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
