using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>Puts what a vintage knows of renamed series under their new keys, so that a comparison goes on with one series.</summary>
internal static class Renaming
{
    /// <summary>
    /// The vintage with every value, failed check and state of the renamed series under the new key; the chunks that hold them are loaded. Which
    /// change renamed a series is known only later.
    /// </summary>
    public static Vintage Apply(Vintage prior, Reading reading, IReadOnlyList<RenamedSeries> renamed)
    {
        if (renamed.Count == 0)
        {
            return prior;
        }

        var keys = renamed.ToDictionary(pair => pair.Old, pair => pair.New);
        var tables = renamed.Select(pair => prior.Series[pair.Old].Series.Table).ToHashSet(StringComparer.Ordinal);
        var blocks = prior.Blocks.ToDictionary(pair => pair.Key, pair => tables.Contains(pair.Key.Table) ? Rekeyed(pair.Value, keys) : pair.Value);
        var failed = prior.Failed.Values.Select(check => keys.TryGetValue(check.Key.Series, out var key) ? check with { Key = check.Key with { Series = key } } : check);
        var series = new Dictionary<ulong, SeriesState>(prior.Series);
        foreach (var (old, now) in renamed)
        {
            var before = prior.Series[old];
            series[old] = new SeriesState(before.Series, SeriesState.Renamed, prior.Ordinal + 1, 0);
            series[now] = new SeriesState(reading.Series[now], null, prior.Ordinal + 1, 0) { Former = [.. before.Former ?? [], new FormerKey(old, prior.Ordinal)] };
        }

        return prior with
        {
            Blocks = blocks,
            Failed = failed.ToDictionary(check => check.Key),
            Series = series,
            Thresholds = [.. prior.Thresholds.Select(state => state with { Series = Key(state.Series) })],
            Gaps = [.. prior.Gaps.Select(gap => gap with { Series = [.. gap.Series.Select(Key).Order()] })],
            Revisions = RevisionHistory.Rekeyed(prior, keys, tables),
            Recent = [.. prior.Recent.Select(recent => recent.Series.Any(keys.ContainsKey) ? recent with { ChunkId = null, Series = Array.ConvertAll(recent.Series, Key) } : recent)],
        };

        ulong Key(ulong key) => keys.GetValueOrDefault(key, key);
    }

    private static VintageBlock Rekeyed(VintageBlock block, Dictionary<ulong, ulong> keys)
    {
        var chunk = block.Chunk!;
        if (!chunk.Series.Any(keys.ContainsKey))
        {
            return block;
        }

        var order = Enumerable.Range(0, chunk.Count).OrderBy(i => keys.GetValueOrDefault(chunk.Series[i], chunk.Series[i])).ToArray();
        var moved = new ValueChunk
        {
            Key = chunk.Key,
            Series = Array.ConvertAll(order, i => keys.GetValueOrDefault(chunk.Series[i], chunk.Series[i])),
            Values = Array.ConvertAll(order, i => chunk.Values[i]),
            States = Array.ConvertAll(order, i => chunk.States[i]),
            Decimals = Array.ConvertAll(order, i => chunk.Decimals[i]),
            Status = Array.ConvertAll(order, i => chunk.Status[i]),
            Symbols = chunk.Symbols,
            SetBy = Array.ConvertAll(order, i => chunk.SetBy[i]),
            SetAt = Array.ConvertAll(order, i => chunk.SetAt[i]),
        };
        return block with { Chunk = moved, ChunkId = null, ValuesHash = ChunkValues.Hash(moved) };
    }
}
