using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// What a vintage knows of how its series were revised. A figure that is back to what it was tells nothing new of its series, and what is part of
/// another change has that one's cause: neither counts.
/// </summary>
internal static class RevisionHistory
{
    /// <summary>The tables whose records a comparison needs and the vintage has not loaded: those of which a known block differs, or a series is gone.</summary>
    public static IReadOnlyList<string> Needs(Vintage prior, Reading reading) => prior.Revisions.Count == 0 ? [] :
    [
        .. Differ.Differing(prior, reading).Where(prior.Blocks.ContainsKey).Select(key => key.Table)
            .Concat(Differ.Ended(prior, reading).Select(state => state.Series.Table))
            .Distinct(StringComparer.Ordinal)
            .Where(table => prior.Revisions.TryGetValue(table, out var known) && known.Record is null),
    ];

    /// <summary>How the series of a revision was revised before; null when it never was, and for what is no revision: its table need not be loaded.</summary>
    public static EarlierSizes? Before(Comparison comparison, PackedChange change) =>
        change.Kind == ChunkMerge.Kind.ValueRevised && comparison.Prior.Revisions.TryGetValue(comparison.Touched[change.Block].Key.Table, out var known) ? known.Record!.Find(change.Series) : null;

    /// <summary>What the vintage after knows.</summary>
    public static IReadOnlyDictionary<string, TableRevisions> Next(Comparison comparison, SourceDefinition definition)
    {
        var prior = comparison.Prior.Revisions;
        var next = new Dictionary<string, TableRevisions>(prior, StringComparer.Ordinal);
        foreach (var table in comparison.Changes.Where(Counts).GroupBy(change => comparison.Touched[change.Block].Key.Table, StringComparer.Ordinal))
        {
            next[table.Key] = new TableRevisions(RevisionRecord.With(prior.GetValueOrDefault(table.Key)?.Record!, table.Select(change => (change.Series, Size(comparison, change, definition)))));
        }

        return next;
    }

    /// <summary>What a vintage knows, of series that go on under other keys.</summary>
    public static IReadOnlyDictionary<string, TableRevisions> Rekeyed(Vintage prior, IReadOnlyDictionary<ulong, ulong> keys, IReadOnlySet<string> tables) =>
        prior.Revisions.ToDictionary(pair => pair.Key, pair => tables.Contains(pair.Key) && pair.Value.Record!.Series.Any(keys.ContainsKey) ? new TableRevisions(pair.Value.Record.Rekeyed(keys)) : pair.Value, StringComparer.Ordinal);

    private static bool Counts(PackedChange change) => change.Kind == ChunkMerge.Kind.ValueRevised && change.PartOf is null && change.Reason is null;

    private static int Size(Comparison comparison, PackedChange change, SourceDefinition definition)
    {
        var block = comparison.Touched[change.Block];
        var (old, now) = (ScaledNumber.ToDecimal(block.Old!.Values[change.Old], block.Old.Decimals[change.Old]), ScaledNumber.ToDecimal(block.New.Values[change.New], block.New.Decimals[change.New]));
        return RevisionSize.Of(old, now, definition.IsShare(comparison.SeriesOf(change.Series).Unit));
    }
}
