using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// The order of a change set: tables as the definition lists them; in a table series that end, then series that begin, then
/// values by period and row. A series therefore begins before its first period is added.
/// </summary>
internal static class ChangeOrder
{
    /// <summary>Sorts by numbers that stand for the order of tables, blocks and series, so that no two changes compare texts.</summary>
    public static void Sort(PackedChange[] changes, SourceDefinition definition, Func<ulong, Series> series, IReadOnlyList<TouchedBlock> touched)
    {
        var places = Places([.. changes.Select(change => change.Series).Distinct().Select(series)], definition);
        var blocks = new uint[touched.Count];
        foreach (var (rank, block) in Enumerable.Range(0, touched.Count).OrderBy(block => touched[block].Key).Index())
        {
            blocks[block] = (uint)rank;
        }

        var keys = new UInt128[changes.Length];
        for (var i = 0; i < changes.Length; i++)
        {
            var (table, row) = places[changes[i].Series];
            var block = changes[i].Block < 0 ? 0 : blocks[changes[i].Block];
            keys[i] = new UInt128(((ulong)table << 32) | Phase(changes[i]), ((ulong)block << 32) | row);
        }

        Array.Sort(keys, changes);
    }

    private static Dictionary<ulong, (uint Table, uint Row)> Places(List<Series> all, SourceDefinition definition)
    {
        var listed = definition.TableOrder;
        var tables = all.Select(one => one.Table).Distinct(StringComparer.Ordinal).OrderBy(table => listed.GetValueOrDefault(table, int.MaxValue)).ThenBy(table => table, StringComparer.Ordinal)
            .Select((table, rank) => (table, rank)).ToDictionary(pair => pair.table, pair => (uint)pair.rank, StringComparer.Ordinal);
        return all.OrderBy(one => one.Order).ThenBy(one => one.Id, StringComparer.Ordinal)
            .Select((one, rank) => (one.Key, Place: (tables[one.Table], (uint)rank))).ToDictionary(pair => pair.Key, pair => pair.Place);
    }

    private static ulong Phase(PackedChange change) => change.Block >= 0 ? 2u : change.Kind == ChunkMerge.Kind.SeriesEnded ? 0u : 1u;
}
