using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>Stores and loads vintages.</summary>
internal sealed class VintageStore(StorageAccount storage)
{
    private readonly ChunkTable chunks = new(storage.Vintages);

    /// <summary>The vintage of that id, its value chunks not loaded.</summary>
    public async Task<Vintage> LoadAsync(string source, string id, CancellationToken cancellation)
    {
        var manifest = await ManifestAsync(source, id, cancellation);
        var state = await chunks.GetAsync(source, [manifest.Failed, .. manifest.Recent.Select(recent => recent.Chunk), .. manifest.Series, .. manifest.Surroundings is { } around ? new[] { around } : []], cancellation);
        var vintage = new Vintage
        {
            Source = source,
            Ordinal = manifest.Ordinal,
            Published = manifest.Published,
            Series = state.Skip(1 + manifest.Recent.Count).Take(manifest.Series.Count).SelectMany(StateJson.ReadSeries).ToDictionary(one => one.Series.Key),
            Failed = StateJson.ReadFailed(state[0]).ToDictionary(one => one.Key),
            Blocks = manifest.Blocks.ToDictionary(block => block.Key),
            Revisions = manifest.Revisions.ToDictionary(one => one.Table, one => new TableRevisions(null, one.Chunk), StringComparer.Ordinal),
            Recent = [.. manifest.Recent.Select((recent, i) => RecentRevisionsCodec.Read(state[1 + i]) with { ChunkId = recent.Chunk })],
        };
        return manifest.Surroundings is null ? vintage : StateJson.ReadSurroundings(state[^1], vintage);
    }

    /// <summary>Series and blocks of the vintage of that id, derived ones among them, nothing else of it loaded: what an answer to a query needs.</summary>
    public async Task<Vintage> LoadSeriesAsync(string source, string id, CancellationToken cancellation)
    {
        var manifest = await ManifestAsync(source, id, cancellation);
        return Vintage.Empty(source) with
        {
            Ordinal = manifest.Ordinal,
            Published = manifest.Published,
            Series = (await chunks.GetAsync(source, manifest.Series, cancellation)).SelectMany(StateJson.ReadSeries).ToDictionary(one => one.Series.Key),
            Blocks = manifest.Blocks.ToDictionary(block => block.Key),
        };
    }

    /// <summary>What the vintage of that id is made of.</summary>
    public async Task<VintageManifest> ManifestAsync(string source, string id, CancellationToken cancellation) =>
        VintageManifest.Read((await chunks.GetAsync(source, [id], cancellation))[0]);

    /// <summary>The bytes of chunks of any kind, in the order asked.</summary>
    /// <exception cref="DamagedStorageException">One is missing or does not hash to its id.</exception>
    public Task<IReadOnlyList<byte[]>> BytesAsync(string source, IReadOnlyList<string> ids, CancellationToken cancellation) => chunks.GetAsync(source, ids, cancellation);

    /// <summary>Value chunks, in the order asked.</summary>
    public async Task<IReadOnlyList<ValueChunk>> ChunksAsync(string source, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        [.. (await chunks.GetAsync(source, ids, cancellation)).Select(ValueChunkCodec.Read)];

    /// <summary>The vintage with those blocks loaded.</summary>
    public async Task<Vintage> LoadBlocksAsync(Vintage vintage, IReadOnlyList<BlockKey> keys, CancellationToken cancellation)
    {
        return vintage.With(await ChunksAsync(vintage.Source, [.. keys.Select(key => vintage.Block(key)!.ChunkId!)], cancellation));
    }

    /// <summary>The vintage with the records of revisions of those tables loaded.</summary>
    public async Task<Vintage> LoadRevisionsAsync(Vintage vintage, IReadOnlyList<string> tables, CancellationToken cancellation)
    {
        var loaded = new Dictionary<string, TableRevisions>(vintage.Revisions, StringComparer.Ordinal);
        var records = await RevisionRecordsAsync(vintage.Source, [.. tables.Select(table => loaded[table].ChunkId!)], cancellation);
        foreach (var (i, table) in tables.Index())
        {
            loaded[table] = loaded[table] with { Record = records[i] };
        }

        return vintage with { Revisions = loaded };
    }

    /// <summary>Records of revisions, in the order asked.</summary>
    public async Task<IReadOnlyList<RevisionRecord>> RevisionRecordsAsync(string source, IReadOnlyList<string> ids, CancellationToken cancellation) =>
        [.. (await chunks.GetAsync(source, ids, cancellation)).Select(RevisionRecordCodec.Read)];

    /// <summary>Stores what the prior vintage does not have already and returns the vintage's id.</summary>
    public async Task<string> SaveAsync(Vintage vintage, CancellationToken cancellation)
    {
        var fresh = new List<byte[]>();
        var blocks = new List<VintageBlock>(vintage.Blocks.Count + vintage.Derived.Blocks.Count);
        foreach (var block in vintage.Blocks.Values.Concat(vintage.Derived.Blocks.Values))
        {
            if (block.ChunkId is not null)
            {
                blocks.Add(block);
                continue;
            }

            var bytes = ValueChunkCodec.Write(block.Chunk!);
            fresh.Add(bytes);
            blocks.Add(block with { ChunkId = ChunkTable.Id(bytes) });
        }

        var series = vintage.Series.Values.Concat(vintage.Derived.Series.Values).GroupBy(state => state.Series.Table).OrderBy(group => group.Key, StringComparer.Ordinal).Select(StateJson.Write).ToList();
        var recent = vintage.Recent.Select(one => (one.Published, Id: one.ChunkId, Bytes: one.ChunkId is null ? RecentRevisionsCodec.Write(one) : null)).ToList();
        fresh.AddRange(recent.Select(one => one.Bytes).OfType<byte[]>());
        var revisions = vintage.Revisions.Select(pair => (Table: pair.Key, Id: pair.Value.ChunkId, Bytes: pair.Value.ChunkId is null ? RevisionRecordCodec.Write(pair.Value.Record!) : null)).ToList();
        fresh.AddRange(revisions.Select(one => one.Bytes).OfType<byte[]>());
        var failed = StateJson.Write(vintage.Failed.Values);
        var around = StateJson.Write(vintage);
        var manifest = new VintageManifest
        {
            Ordinal = vintage.Ordinal,
            Published = vintage.Published,
            Blocks = blocks,
            Failed = ChunkTable.Id(failed),
            Surroundings = ChunkTable.Id(around),
            Recent = [.. recent.Select(one => (one.Published, one.Id ?? ChunkTable.Id(one.Bytes!)))],
            Revisions = [.. revisions.Select(one => (one.Table, one.Id ?? ChunkTable.Id(one.Bytes!)))],
            Series = [.. series.Select(ChunkTable.Id)],
        }.Write();

        // The list last: whoever finds it finds everything it names.
        await chunks.PutAsync(vintage.Source, [.. fresh, .. series, failed, around], cancellation);
        await chunks.PutAsync(vintage.Source, [manifest], cancellation);
        return ChunkTable.Id(manifest);
    }
}
