using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Log;

/// <summary>
/// Checks a whole storage account against itself: the hash chain, the numbering, every blob against its hash, the log
/// replayed against the vintages, and each original read again against what was stored of it.
/// </summary>
public sealed class Verification(StorageAccount storage, DefinitionCatalog catalog)
{
    private readonly LogTable log = new(storage.Log);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);
    private readonly Dictionary<string, Replay> replays = new(StringComparer.Ordinal);
    private readonly RowChain chain = new();
    private readonly Dictionary<long, string> hashes = [];
    private readonly Dictionary<(string Source, int Ordinal), DateOnly?> published = [];
    private readonly CellStore cells = new(storage);
    private readonly HashSet<string> verified = new(StringComparer.Ordinal);
    private readonly List<string> problems = [];

    /// <summary>Verifies everything. Damage is reported, never thrown.</summary>
    /// <param name="progress">Told of each row when it is done.</param>
    /// <param name="cancellation">Ends it early.</param>
    public async Task<VerificationReport> RunAsync(Action<LogRow>? progress, CancellationToken cancellation)
    {
        long changes = 0;
        try
        {
            await foreach (var row in log.AfterAsync(0, null, cancellation))
            {
                problems.AddRange(chain.Follow(row));
                await RowAsync(row, cancellation);
                hashes[row.Number] = row.Hash();
                published[(row.Source, row.Ordinal)] = row.Published;
                changes += row.Count;
                progress?.Invoke(row);
            }

            await HintsAsync(cancellation);
        }
        catch (DamagedStorageException error)
        {
            problems.Add(error.Message + "; what follows it was not verified");
        }

        foreach (var row in chain.Lasts.Values)
        {
            await GuardedAsync(row, () => ReplayAsync(row, cancellation));
        }

        return new VerificationReport(chain.Last?.Number ?? 0, changes, chain.Lasts.Count, problems);
    }

    // A row that nothing follows is vouched for by the hint written with it alone.
    private async Task HintsAsync(CancellationToken cancellation)
    {
        foreach (var (number, hash) in (await log.HintedAsync(cancellation)).Distinct())
        {
            if (!hashes.TryGetValue(number, out var there))
            {
                problems.Add($"log row {number} is missing; a head entity names it");
            }
            else if (there != hash)
            {
                problems.Add($"log row {number} does not have the hash it was inserted with; it was altered");
            }
        }
    }

    private async Task RowAsync(LogRow row, CancellationToken cancellation)
    {
        await GuardedAsync(row, () => ChangesAsync(row, cancellation));
        foreach (var edition in row.Editions)
        {
            await GuardedAsync(row, () => EditionAsync(row, edition, cancellation));
        }

        await GuardedAsync(row, () => VintageAsync(row, cancellation));
    }

    private async Task ChangesAsync(LogRow row, CancellationToken cancellation)
    {
        if (!replays.TryGetValue(row.Source, out var replay))
        {
            replays.Add(row.Source, replay = new Replay());
        }

        var changes = await changeSets.GetAsync(row, cancellation);
        problems.AddRange(replay.Apply(row.Ordinal, changes).Select(problem => $"log row {row.Number}: {problem}"));
        Require(row, row.Editions.Count == 0 || changes.All(change => change.Kind != ChangeKind.PublicationLate), "tells of a publication that did not come and has a file of it");
        Require(row, changes.Select(change => change.Id).Distinct(StringComparer.Ordinal).Count() == changes.Count, "has two changes with one id");
        Require(row, changes.All(change => change.Id == ChangeIdentity.Of(change, row.Ordinal)), "has a change whose id is not the hash of what it says");
    }

    // What the definition of today makes of the archived bytes must be what was stored, unless the definition changed since.
    private async Task EditionAsync(LogRow row, LoggedEdition edition, CancellationToken cancellation)
    {
        if (await OnceBlobs.GetAsync(storage.Originals, edition.Sha256, cancellation) is not { } bytes)
        {
            Require(row, false, $"names the original {edition.Sha256}, which is not archived");
            return;
        }

        if (edition.Cells.Length == 0)
        {
            return;
        }

        Require(row, await OnceBlobs.GetAsync(storage.Cells, edition.Cells, cancellation) is not null, "names a cell index that is not stored");
        if (catalog.Find(row.Source) is not { } definition || definition.Version != edition.Definition)
        {
            return;
        }

        var reading = SourceReader.Read(definition, catalog, new OriginalFile { Name = edition.Name, Bytes = bytes, Published = row.Reread is null ? row.Published : published.GetValueOrDefault((row.Source, row.Reread[Place(row, edition)])) });
        Require(row, reading.ContentHash() == edition.Content, "states something else than its archived original");
        Require(row, ChunkTable.Id(CellIndexCodec.Write(CellIndex.Of(reading))) == edition.Cells, "has another cell index than its archived original gives");
        var vintage = await vintages.LoadAsync(row.Source, row.Backload ?? row.Vintage, cancellation);
        vintage = await vintages.LoadBlocksAsync(vintage, [.. reading.Blocks.Keys.Where(vintage.Blocks.ContainsKey)], cancellation);
        var own = row.Reread is null ? reading.Blocks.Values : await OwnAsync(row, edition, vintage, reading, cancellation);
        Require(row, own.All(block => States(vintage, reading, block, row.Reread?[Place(row, edition)])), "has a vintage without what its archived original states");
        Require(row, !row.IsBackload || vintage.Blocks.Values.Sum(block => block.Chunk?.Count) == reading.Count, "has a vintage of its own with more than its archived original states");
    }

    private static int Place(LogRow row, LoggedEdition edition) => row.Editions.ToList().IndexOf(edition);

    // Of a file that was read again, the blocks that no newer one of the row states and that it was the last to state.
    private async Task<IEnumerable<ObservationBlock>> OwnAsync(LogRow row, LoggedEdition edition, Vintage vintage, Reading reading, CancellationToken cancellation)
    {
        var own = reading.Blocks.Values.Where(block => vintage.Blocks.TryGetValue(block.Key, out var stored) && stored.StatedBy == row.Ordinal).ToList();
        foreach (var newer in row.Editions.Take(Place(row, edition)))
        {
            var index = await cells.GetAsync(row, newer, cancellation);
            own.RemoveAll(block => index.Blocks.ContainsKey(block.Key));
        }

        return own;
    }

    // A file that was read again may state what a later one withdrew, or a series that goes on under another id since.
    private static bool States(Vintage vintage, Reading reading, ObservationBlock block, int? reread) =>
        vintage.Blocks.TryGetValue(block.Key, out var stored) && Enumerable.Range(0, block.Count).All(i =>
            stored.Chunk!.Find(block.Series[i]) is var at && reread is { } commit && (at < 0 ? vintage.Series.Values.Any(state => state.Former is not null && state.KeyIn(commit) == block.Series[i]) : stored.Chunk.States[at] == ValueState.Withdrawn)
            || at >= 0
            && (stored.Chunk.States[at] == ValueState.Number) == block.HasValue[i]
            && ScaledNumber.Equal(stored.Chunk.Values[at], stored.Chunk.Decimals[at], block.Values[i], block.Decimals[i])
            && stored.Chunk.Symbol(at) == (block.Status[i] == 0 ? null : reading.Statuses[block.Status[i] - 1]));

    // A chunk that many vintages share is read once.
    private async Task VintageAsync(LogRow row, CancellationToken cancellation)
    {
        foreach (var id in new[] { row.Vintage, row.Backload }.OfType<string>())
        {
            var vintage = await vintages.LoadAsync(row.Source, id, cancellation);
            Require(row, vintage.Ordinal == row.Ordinal, "names the vintage of another commit");
            await vintages.LoadBlocksAsync(vintage, [.. vintage.Blocks.Values.Concat(vintage.Derived.Blocks.Values).Where(block => verified.Add(row.Source + block.ChunkId)).Select(block => block.Key)], cancellation);
            await vintages.LoadRevisionsAsync(vintage, [.. vintage.Revisions.Where(pair => verified.Add(row.Source + pair.Value.ChunkId)).Select(pair => pair.Key)], cancellation);
        }
    }

    private async Task ReplayAsync(LogRow row, CancellationToken cancellation)
    {
        var vintage = await vintages.LoadAsync(row.Source, row.Vintage, cancellation);
        vintage = await vintages.LoadBlocksAsync(vintage, [.. vintage.Blocks.Keys, .. vintage.Derived.Blocks.Keys], cancellation);
        var derived = catalog.Find(row.Source) is { } definition ? DerivedDiffer.Contradictions(vintage, definition) : [];
        problems.AddRange(replays[row.Source].Differences(vintage).Concat(derived).Take(20).Select(problem => $"log row {row.Number}, the last of {row.Source}: {problem}"));
    }

    private async Task GuardedAsync(LogRow row, Func<Task> check)
    {
        try
        {
            await check();
        }
        catch (Exception error) when (error is DamagedStorageException or UnreadableFileException or System.Text.Json.JsonException)
        {
            problems.Add($"log row {row.Number}: {error.Message}");
        }
    }

    private void Require(LogRow row, bool holds, string problem)
    {
        if (!holds)
        {
            problems.Add($"log row {row.Number} {problem}");
        }
    }
}
