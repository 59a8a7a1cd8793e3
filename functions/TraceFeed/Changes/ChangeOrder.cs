using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// The order of a change set: tables as the definition lists them; in a table series that end, then series that begin, then
/// values by period and row. A series therefore begins before its first period is added.
/// </summary>
internal sealed class ChangeOrder(SourceDefinition definition, Func<ulong, Series> series, IReadOnlyList<TouchedBlock> touched) : IComparer<PackedChange>
{
    private readonly Dictionary<string, int> tables = definition.Tables.Select((table, i) => (table.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);

    public int Compare(PackedChange x, PackedChange y)
    {
        var (a, b) = (series(x.Series), series(y.Series));
        var order = tables.GetValueOrDefault(a.Table, int.MaxValue).CompareTo(tables.GetValueOrDefault(b.Table, int.MaxValue));
        order = order != 0 ? order : string.CompareOrdinal(a.Table, b.Table);
        order = order != 0 ? order : Phase(x).CompareTo(Phase(y));
        order = order != 0 || x.Block < 0 ? order : touched[x.Block].Key.CompareTo(touched[y.Block].Key);
        order = order != 0 ? order : a.Order.CompareTo(b.Order);
        return order != 0 ? order : string.CompareOrdinal(a.Id, b.Id);
    }

    private static int Phase(PackedChange change) => change.Block >= 0 ? 2 : change.Kind == ChunkMerge.Kind.SeriesEnded ? 0 : 1;
}
