using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Drifts;
using TraceFeed.Changes.Masses;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// Compares a publication with the vintage before it. Blocks whose values hash is the vintage's are not looked at,
/// so the cost grows with what changed; the rules are those of docs/architecture.md, "Rules of meaning".
/// </summary>
internal static class Differ
{
    /// <summary>The blocks whose chunks <see cref="Compare"/> needs and the vintage has not loaded; load them and ask again until none is left.</summary>
    public static IReadOnlyList<BlockKey> Needs(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var needed = new HashSet<BlockKey>(Differing(prior, reading).Where(key => prior.Blocks.TryGetValue(key, out var block) && block.Chunk is null));
        foreach (var ended in Ended(prior, reading).GroupBy(state => state.Series.Table))
        {
            needed.UnionWith(NextToSearch(prior, ended.Key, [.. ended.Select(state => state.Series.Key)]));
        }

        needed.UnionWith(FallCheck.Needs(prior, reading, new Suppression(definition)));
        needed.UnionWith(SeriesMatches.Needs(prior, reading, definition));
        needed.UnionWith(DerivedDiffer.Needs(prior, reading, definition));
        needed.UnionWith(new ThresholdRule(definition).Needs(prior));
        return [.. needed];
    }

    /// <summary>Every difference, what one change tells for many, what changed around the numbers, the checks that turned, and the vintage after.</summary>
    public static Comparison Compare(Vintage prior, Reading reading, SourceDefinition definition, DateOnly? published)
    {
        var matches = SeriesMatches.Find(prior, reading, definition);
        var before = Renaming.Apply(prior, reading, matches.Renamed);
        var touched = new List<TouchedBlock>();
        var changes = Differences(before, reading, definition, matches, touched);
        var events = new ChangeEvents(new Differences(before, reading, definition, published, changes, touched), matches, WordingDiffer.Of(prior, reading, definition)).All;
        Reversals.Mark(changes, touched, before, published, definition.Changes);
        var first = 1 + events.Count;
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].New >= 0)
            {
                touched[changes[i].Block].New.SetAt[changes[i].New] = first + i;
            }
        }

        var comparison = new Comparison
        {
            Prior = before,
            Reading = reading,
            Events = events,
            Changes = changes,
            Touched = touched,
            Checks = CheckEvaluation.Turned(before, reading, definition),
            Matches = matches,
            Next = before,
        };
        var next = NextVintage.Of(comparison, published, definition);
        var derived = DerivedDiffer.Compare(before, next, touched.Select(block => block.Key), definition, comparison.FirstDerived);
        next = derived is null ? next : next with { Derived = derived.Next };
        var revised = RevisedFigure.Of(changes, touched).Concat(derived is null ? [] : RevisedFigure.Of(derived.Changes, derived.Touched));
        var (crossings, sides) = new ThresholdRule(definition).Find(before, next, revised, derived?.Anew ?? new HashSet<ulong>());
        return comparison with { Next = next with { Thresholds = sides }, Derived = derived, Crossings = crossings };
    }

    private static PackedChange[] Differences(Vintage prior, Reading reading, SourceDefinition definition, SeriesMatches matches, List<TouchedBlock> touched)
    {
        var ordinal = prior.Ordinal + 1;
        var span = new StatedSpan(reading);
        var suppression = new Suppression(definition);
        var found = new List<PackedChange>();
        foreach (var key in Differing(prior, reading))
        {
            var old = prior.Blocks.GetValueOrDefault(key)?.Chunk;
            var stated = reading.Blocks.GetValueOrDefault(key);
            var before = found.Count;
            var chunk = new ChunkMerge(key, old, stated, reading.Statuses, series => span.Withdraws(key, series), suppression, ordinal).Merge(touched.Count, found);
            if (found.Count > before)
            {
                touched.Add(new TouchedBlock(key, old, chunk, stated));
            }
        }

        found.AddRange(Ended(prior, reading).Select(state => new PackedChange(ChunkMerge.Kind.SeriesEnded, -1, -1, -1, state.Series.Key, Reason: matches.ReasonOf(state.Series.Key))));
        found.AddRange(Added(prior, reading).Select(key => new PackedChange(ChunkMerge.Kind.SeriesAdded, -1, -1, -1, key, Reason: matches.ReasonOf(key))));
        var changes = found.ToArray();
        ChangeOrder.Sort(changes, definition, key => prior.SeriesOf(key, reading), touched);
        return changes;
    }

    /// <summary>Why a series of a table ended.</summary>
    public static Func<Series, string> EndReason(SourceDefinition definition, Reading reading) => series =>
        definition.Workbook?.Breaks.Any(rebased => rebased.Table == series.Table) == true ? "break" : reading.Headings.Contains(series.Key) ? "heading" : "vanished";

    /// <summary>The blocks of a table still to be loaded before it is known where each series was last stated, one at a time from the latest.</summary>
    private static IEnumerable<BlockKey> NextToSearch(Vintage prior, string table, HashSet<ulong> series)
    {
        foreach (var block in prior.BlocksOf(table))
        {
            if (series.Count == 0)
            {
                yield break;
            }

            if (block.Chunk is null)
            {
                yield return block.Key;
                yield break;
            }

            series.RemoveWhere(key => block.Chunk.Find(key) is >= 0 and var i && block.Chunk.States[i] != ValueState.Withdrawn);
        }
    }

    internal static IEnumerable<BlockKey> Differing(Vintage prior, Reading reading)
    {
        foreach (var (key, block) in reading.Blocks)
        {
            if (!prior.Blocks.TryGetValue(key, out var old) || !old.ValuesHash.AsSpan().SequenceEqual(block.ValuesHash(reading.Statuses)))
            {
                yield return key;
            }
        }

        var span = new StatedSpan(reading);
        foreach (var key in prior.Blocks.Keys.Where(span.LeavesOut).Order())
        {
            yield return key;
        }
    }

    internal static IEnumerable<SeriesState> Ended(Vintage prior, Reading reading) =>
        reading.Partial ? [] : prior.Series.Values.Where(state => state.Ended is null && !reading.Series.ContainsKey(state.Series.Key) && !reading.Missing.Contains(state.Series.Table));

    internal static IEnumerable<ulong> Added(Vintage prior, Reading reading) =>
        reading.Series.Keys.Where(key => (!prior.Series.TryGetValue(key, out var state) || state.Ended is not null) && reading.Blocks.Values.Any(block => block.Find(key) >= 0));
}
