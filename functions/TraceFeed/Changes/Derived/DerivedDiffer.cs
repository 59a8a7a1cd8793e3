using TraceFeed.Changes.Rereads;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>Compares what is computed after a commit with what was computed before it.</summary>
internal static class DerivedDiffer
{
    /// <summary>The reason of a derived series that ended because a series it is computed from did, or goes on under another id.</summary>
    public const string InputEnded = "inputs";

    /// <summary>The blocks whose chunks <see cref="Compare"/> needs and the vintage has not loaded.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="reading">The publication.</param>
    /// <param name="definition">The source.</param>
    public static IEnumerable<BlockKey> Needs(Vintage prior, Reading reading, SourceDefinition definition)
    {
        if (definition.Derived.Count == 0)
        {
            return [];
        }

        // Where series end and others begin, some may be renamed, and then every block of their table counts.
        var ended = Differ.Ended(prior, reading).Select(state => state.Series.Table).ToHashSet(StringComparer.Ordinal);
        var renamed = ended.Count == 0 ? [] : Differ.Added(prior, reading).Select(key => reading.Series[key].Table).Where(ended.Contains).ToHashSet(StringComparer.Ordinal);
        var keys = prior.Blocks.Keys.Union(reading.Blocks.Keys).ToList();
        var derivation = new Derivation(prior, keys, definition);
        return derivation.Needs(derivation.Affected(keys, Differ.Differing(prior, reading).Concat(BlocksOf(renamed, prior))));
    }

    /// <summary>Every difference, and what the vintage after knows; null where nothing is derived.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="next">The vintage after, its derived part still that of the one before.</param>
    /// <param name="changed">The published blocks that changed.</param>
    /// <param name="definition">The source.</param>
    /// <param name="first">The place of the first change in its change set.</param>
    /// <param name="reread">Whether only our reading changed, so that no difference is of the publisher's making.</param>
    public static DerivedComparison? Compare(Vintage prior, Vintage next, IEnumerable<BlockKey> changed, SourceDefinition definition, int first, bool reread = false)
    {
        if (definition.Derived.Count == 0 && prior.Derived.Series.Count == 0)
        {
            return null;
        }

        var derivation = new Derivation(prior, next.Blocks.Keys, definition);
        var all = derivation.Series(next.Series.Values);
        var series = all.ToDictionary(one => one.Series.Key);
        var (found, touched) = (new List<PackedChange>(), new List<TouchedBlock>());
        var blocks = new Dictionary<BlockKey, VintageBlock>(prior.Derived.Blocks);
        var suppression = new Suppression(definition);

        // What other formulas or another reading make of the same figures is no revision.
        var anew = reread || (derivation.IsAnew && prior.Derived.Series.Count > 0);
        var renamed = next.Series.Values.Where(state => state.Ended == SeriesState.Renamed && state.SetBy == next.Ordinal).Select(state => state.Series.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var key in derivation.Affected(next.Blocks.Keys, changed.Concat(BlocksOf(renamed, next))))
        {
            var (stated, statuses) = Block(derivation, all.Where(one => one.Row.Table.Id == key.Table), key, at => (next.Blocks.GetValueOrDefault(at) ?? blocks.GetValueOrDefault(at))?.Chunk);
            var old = prior.Derived.Blocks.GetValueOrDefault(key)?.Chunk;
            if (stated.Count == 0 && old is null)
            {
                continue;
            }

            var before = found.Count;
            var chunk = anew
                ? new Remerge(key, old, stated, statuses, new HashSet<ulong>(), commit: next.Ordinal, next.Ordinal).Merge(touched.Count, series.ContainsKey, found)
                : new ChunkMerge(key, old, stated, statuses, series.ContainsKey, suppression, next.Ordinal).Merge(touched.Count, found);
            blocks[key] = found.Count > before ? new VintageBlock { Key = key, ValuesHash = ChunkValues.Hash(chunk), Chunk = chunk, StatedBy = next.Ordinal } : blocks[key] with { StatedBy = next.Ordinal };
            if (found.Count > before)
            {
                touched.Add(new TouchedBlock(key, old, chunk, stated));
            }

            if (chunk.Count == 0)
            {
                blocks.Remove(key);
            }
        }

        // A figure whose counts are stated again is stated again with them.
        foreach (var key in blocks.Keys.Where(key => blocks[key].StatedBy != next.Ordinal && derivation.Inputs(key).Any(input => next.Blocks.GetValueOrDefault(input)?.StatedBy == next.Ordinal)).ToList())
        {
            blocks[key] = blocks[key] with { StatedBy = next.Ordinal };
        }

        var changes = new DerivedChanges(prior, next, series, derivation).Of(found, touched, definition);
        return new DerivedComparison(first, changes, touched, series, Next(prior, next, series, blocks, changes, touched, first, derivation.Version), derivation);
    }

    /// <summary>What a vintage has of derived series and its published figures do not give, or give and it does not have; nothing where other formulas computed it.</summary>
    /// <param name="vintage">The vintage, all its chunks loaded.</param>
    /// <param name="definition">The source.</param>
    public static IEnumerable<string> Contradictions(Vintage vintage, SourceDefinition definition)
    {
        if (new Derivation(vintage, [], definition).IsAnew || Compare(vintage with { Derived = DerivedVintage.Empty }, vintage with { Derived = DerivedVintage.Empty }, [], definition, first: 0) is not { } computed)
        {
            yield break;
        }

        foreach (var key in computed.Next.Blocks.Keys.Union(vintage.Derived.Blocks.Keys).Order())
        {
            var (kept, own) = (vintage.Derived.Blocks.GetValueOrDefault(key)?.Chunk, computed.Next.Blocks.GetValueOrDefault(key)?.Chunk);
            foreach (var series in computed.Series.Values.Select(one => one.Series).Where(series => Figure.In(kept, series.Key) != Figure.In(own, series.Key)))
            {
                yield return $"{series.Id} {key.Period}: the vintage has {Figure.In(kept, series.Key)}, its figures give {Figure.In(own, series.Key)}";
            }
        }
    }

    /// <summary>The derived series of a key.</summary>
    public static Series SeriesOf(Vintage prior, IReadOnlyDictionary<ulong, DerivedSeries> series, ulong key) => series.TryGetValue(key, out var known) ? known.Series : prior.Derived.Series[key].Series;

    private static IEnumerable<BlockKey> BlocksOf(HashSet<string> tables, Vintage vintage) => tables.Count == 0 ? [] : vintage.Blocks.Keys.Where(key => tables.Contains(key.Table));

    private static (ObservationBlock Block, IReadOnlyList<string> Statuses) Block(Derivation derivation, IEnumerable<DerivedSeries> all, BlockKey key, Func<BlockKey, ValueChunk?> chunks)
    {
        var (block, statuses) = (new BlockBuilder(key), new List<string>());

        // Running totals and weekly values come before what is computed from them: the definition's order.
        var own = new Dictionary<ulong, Figure>();
        foreach (var series in all)
        {
            if (derivation.Compute(series, key, (at, one) => at == key ? own.TryGetValue(one, out var known) ? known : null : Figure.In(chunks(at), one)) is not { } figure)
            {
                continue;
            }

            own.Add(series.Series.Key, figure);
            if (figure.Symbol is { } symbol && !statuses.Contains(symbol))
            {
                statuses.Add(symbol);
            }

            var decimals = derivation.Decimals(series);
            var status = (ushort)(figure.Symbol is null ? 0 : statuses.IndexOf(figure.Symbol) + 1);
            block.Add(series.Series.Key, ScaledNumber.FromDecimal(figure.Value ?? 0, decimals), figure.Value is not null, decimals, decimals, status, marked: false, sheet: 0, row: 0, column: 0);
        }

        return (block.Build((_, _, _, _, _) => { }), statuses);
    }

    private static DerivedVintage Next(Vintage prior, Vintage next, Dictionary<ulong, DerivedSeries> series, Dictionary<BlockKey, VintageBlock> blocks, PackedChange[] changes, List<TouchedBlock> touched, int first, string? version)
    {
        // What is told of a series in words, its label or area's name, is that of today.
        var states = prior.Derived.Series.ToDictionary(pair => pair.Key, pair => series.TryGetValue(pair.Key, out var one) ? pair.Value with { Series = one.Series } : pair.Value);
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Block < 0)
            {
                states[changes[i].Series] = new SeriesState(SeriesOf(prior, series, changes[i].Series), changes[i].Kind == ChunkMerge.Kind.SeriesEnded ? changes[i].Reason : null, next.Ordinal, first + i);
            }
            else if (changes[i].New >= 0)
            {
                touched[changes[i].Block].New.SetAt[changes[i].New] = first + i;
            }
        }

        return new DerivedVintage(states, blocks, version);
    }
}
