using TraceFeed.Changes;
using TraceFeed.Changes.Rereads;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Log;

/// <summary>
/// Reads archived originals again after their definition or the reader changed. What is read differently is one row of <c>value.reinterpreted</c>:
/// the publisher revised nothing. The rules are those of docs/architecture.md, "Read again".
/// </summary>
public sealed class Reprocessor(StorageAccount storage, TimeProvider time)
{
    private readonly HistoryWriter log = new(new LogTable(storage.Log), time);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);
    private readonly CellStore cells = new(storage);

    /// <summary>What is read differently; nothing is written.</summary>
    /// <param name="definition">The definition of today.</param>
    /// <param name="progress">Told of each original before it is read; null for nobody.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Reprocessed> PreviewAsync(SourceDefinition definition, Action<string>? progress, CancellationToken cancellation)
    {
        var history = await log.HistoryAsync(definition.Id, cancellation);
        return history.Count == 0 ? Nothing : await FindAsync(definition, history, await PriorAsync(history[^1], cancellation), write: false, progress, cancellation) is { } found ? found.Result : Nothing;
    }

    /// <summary>Commits what is read differently, if anything is.</summary>
    /// <param name="definition">The definition of today.</param>
    /// <param name="progress">Told of each original before it is read; null for nobody.</param>
    /// <param name="cancellation">Ends it; run again, it finds what was done.</param>
    public async Task<Reprocessed> CommitAsync(SourceDefinition definition, Action<string>? progress, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < HistoryWriter.Tries; attempt++)
        {
            var history = await log.HistoryAsync(definition.Id, cancellation);
            if (history.Count == 0 || await FindAsync(definition, history, await PriorAsync(history[^1], cancellation), write: true, progress, cancellation) is not { } found)
            {
                return Nothing;
            }

            if (found.Result.Changes.Count == 0)
            {
                return found.Result;
            }

            if (await InsertAsync(definition, history, found, cancellation) is { } row)
            {
                return found.Result with { Row = row };
            }
        }

        throw HistoryWriter.GaveUp(definition);
    }

    /// <summary>
    /// Goes before the comparison with a publication that the definition of today has read. Where another version read the newest one, what is read
    /// differently is committed first: no difference in reading may pass for one of the publisher's.
    /// </summary>
    /// <returns>The vintage to compare with; null when a row was inserted, by this or by another writer, and the history is to be looked at again.</returns>
    internal async Task<Vintage?> BeforeAsync(SourceDefinition definition, IReadOnlyList<LogRow> history, Vintage prior, bool write, CancellationToken cancellation)
    {
        if (Admission.Newest(history) is not { } newest || newest.Editions[0].Definition == definition.Version || await FindAsync(definition, history, prior, write, progress: null, cancellation) is not { } found)
        {
            return prior;
        }

        if (found.Result.Changes.Count == 0 || !write)
        {
            // The words around the figures may be read differently though no figure is.
            return found.Result.Changes.Count == 0 ? prior with { Wording = found.Next.Wording } : found.Next;
        }

        await InsertAsync(definition, history, found, cancellation);
        return null;
    }

    private static Reprocessed Nothing => new() { Changes = [], Originals = [], Unreadable = [] };

    private Task<Vintage> PriorAsync(LogRow last, CancellationToken cancellation) => vintages.LoadAsync(last.Source, last.Vintage, cancellation);

    private async Task<Found?> FindAsync(SourceDefinition definition, IReadOnlyList<LogRow> history, Vintage prior, bool write, Action<string>? progress, CancellationToken cancellation)
    {
        if (await RereadPlan.OfAsync(history, prior, definition.Version, cells, cancellation) is not { Stale.Count: > 0 } plan)
        {
            return null;
        }

        prior = await vintages.LoadBlocksAsync(prior, [.. prior.Blocks.Values.Concat(prior.Derived.Blocks.Values).Where(block => block.Chunk is null).Select(block => block.Key)], cancellation);
        var reinterpreter = new Reinterpreter(prior, definition, plan.Origins, plan.Newest.Commit);
        var (read, unreadable) = (new List<(int Commit, LoggedEdition Edition)>(), new List<string>());
        foreach (var (row, logged, edition) in plan.Stale)
        {
            progress?.Invoke($"reading {edition.Name} of {Period.Iso(row.Published)} again");
            if (await ReadAsync(definition, row, edition, unreadable, cancellation) is not { } reading)
            {
                continue;
            }

            var index = CellIndex.Of(reading);
            read.Add((row.Ordinal, edition with
            {
                Cells = write ? await cells.PutAsync(index, cancellation) : "",
                Definition = reading.DefinitionVersion,
                Content = reading.ContentHash(),
                OwnPublished = reading.OwnPublished,
                OwnEnd = reading.OwnEnd,
            }));
            reinterpreter.Add(Reread.Of(row.Ordinal, reading, await cells.GetAsync(logged, edition, cancellation), prior));
        }

        var needed = new Dictionary<int, CellIndex>();
        foreach (var commit in reinterpreter.NeededCells())
        {
            needed.Add(commit, await cells.GetAsync(history.First(row => row.Ordinal == commit), cancellation));
        }

        var result = reinterpreter.Result(needed);

        // The newest publication's file comes first, read again or not: the next one is held against it.
        var editions = read.Exists(one => one.Commit == plan.Newest.Commit) ? read : [plan.Newest, .. read];
        return new Found(result.Next, editions, new Reprocessed { Changes = result.Changes, Originals = [.. read.Select(one => one.Edition.Name)], Unreadable = unreadable });
    }

    // What today's definition cannot read stays as it was read: a fix of one layout is no reason to lose another.
    private async Task<Reading?> ReadAsync(SourceDefinition definition, LogRow row, LoggedEdition edition, List<string> unreadable, CancellationToken cancellation)
    {
        var bytes = await OnceBlobs.GetAsync(storage.Originals, edition.Sha256, cancellation)
            ?? throw new DamagedStorageException($"the original {edition.Sha256} of log row {row.Number} is not archived");
        try
        {
            // Area lookups are those built in, whatever catalogue a definition comes from.
            return SourceReader.Read(definition, DefinitionCatalog.Embedded, new OriginalFile { Name = edition.Name, Bytes = bytes, Published = row.Published });
        }
        catch (UnreadableFileException error)
        {
            unreadable.Add(error.Message);
            return null;
        }
    }

    private async Task<LogRow?> InsertAsync(SourceDefinition definition, IReadOnlyList<LogRow> history, Found found, CancellationToken cancellation)
    {
        var last = history[^1];
        var newest = history.LastOrDefault(row => row is { IsPublication: true, IsBackload: false } && row.Published == found.Next.Published) ?? Admission.Newest(history)!;
        var publication = new PublicationIdentity(newest.Publication, null, null, found.Next.Published);
        var row = log.Row(definition, publication, [found.Editions[0].Edition], await changeSets.PutAsync(found.Result.Changes, cancellation), found.Result.Changes.Count, await vintages.SaveAsync(found.Next, cancellation), last);
        return await log.InsertAsync(row with { Editions = [.. found.Editions.Select(one => one.Edition)], Reread = [.. found.Editions.Select(one => one.Commit)] }, last, cancellation);
    }

    private sealed record Found(Vintage Next, IReadOnlyList<(int Commit, LoggedEdition Edition)> Editions, Reprocessed Result);
}
