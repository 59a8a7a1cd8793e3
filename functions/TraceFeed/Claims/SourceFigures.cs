using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>Some figures of a source in every publication of the log that states them.</summary>
internal sealed class SourceFigures
{
    private readonly SourceDefinition? definition;
    private readonly Vintage latest;
    private readonly IReadOnlyList<AsOf> states;
    private readonly Dictionary<int, LogRow> rows;
    private readonly Dictionary<string, IReadOnlyDictionary<BlockKey, VintageBlock>> blocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ValueChunk> chunks = new(StringComparer.Ordinal);

    private SourceFigures(SourceDefinition? definition, Vintage latest, IReadOnlyList<LogRow> rows)
    {
        (this.definition, this.latest, this.rows) = (definition, latest, rows.ToDictionary(row => row.Ordinal));
        states = AsOf.ByDay(rows);
    }

    /// <summary>Loads what is needed of every vintage.</summary>
    /// <param name="vintages">Has them.</param>
    /// <param name="definition">The source's definition; null when it is unknown.</param>
    /// <param name="rows">Its rows, the oldest first; one at least.</param>
    /// <param name="names">The figures.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<SourceFigures> LoadAsync(VintageStore vintages, SourceDefinition? definition, IReadOnlyList<LogRow> rows, IReadOnlyList<FigureName> names, CancellationToken cancellation)
    {
        var source = rows[0].Source;
        var figures = new SourceFigures(definition, await vintages.LoadSeriesAsync(source, rows[^1].Vintage, cancellation), rows);
        var wanted = names.SelectMany(name => figures.Series(name.Series).Select(series => (Series: series, name.Period))).SelectMany(pair => figures.Places(pair.Series, pair.Period)).Select(place => place.Block).ToHashSet();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var vintage in figures.states.Select(state => state.Vintage).Distinct(StringComparer.Ordinal))
        {
            var stated = (await vintages.ManifestAsync(source, vintage, cancellation)).Blocks.Where(block => wanted.Contains(block.Key)).ToDictionary(block => block.Key);
            figures.blocks.Add(vintage, stated);
            ids.UnionWith(stated.Values.Select(block => block.ChunkId!));
        }

        foreach (var (id, chunk) in ids.Zip(await vintages.ChunksAsync(source, [.. ids], cancellation)))
        {
            figures.chunks.Add(id, chunk);
        }

        return figures;
    }

    /// <summary>The figure in each publication that states it, in the order of publication; what is only carried over from an earlier one is not told again.</summary>
    public IReadOnlyList<StatedFigure> Stated(FigureName name)
    {
        var stated = new List<StatedFigure>();
        foreach (var state in states)
        {
            if (Find(name, state.Vintage) is { } found && found.StatedBy.Ordinal != stated.LastOrDefault()?.StatedBy.Ordinal)
            {
                stated.Add(found);
            }
        }

        return stated;
    }

    /// <summary>The figure in a vintage; null when that does not have it.</summary>
    public StatedFigure? Find(FigureName name, string vintage) => Series(name.Series).Select(series => Find(series, name.Period, vintage)).FirstOrDefault(found => found is not null);

    /// <summary>A series by its key; null for 0 and for one that is not known.</summary>
    public SeriesState? Series(ulong key) => latest.Series.GetValueOrDefault(key);

    /// <summary>The series' figure for a period in a vintage; null when that does not have it.</summary>
    public StatedFigure? Find(SeriesState series, Period period, string vintage)
    {
        foreach (var (block, key) in Places(series, period))
        {
            if (blocks[vintage].TryGetValue(block, out var there) && chunks.TryGetValue(there.ChunkId!, out var chunk) && chunk.Find(key) is >= 0 and var index)
            {
                return new StatedFigure(vintage, rows[there.StatedBy], series, chunk, index);
            }
        }

        return null;
    }

    /// <summary>The row of that commit.</summary>
    public LogRow Row(int ordinal) => rows[ordinal];

    // The row's own series, then its total since the start; of a row that several areas have, none.
    private IEnumerable<SeriesState> Series(string reference)
    {
        var (table, id) = WorkbookRules.Reference(reference);
        if (definition?.Tables.FirstOrDefault(known => known.Id == table)?.Series.FirstOrDefault(known => known.Id == id) is not { } row)
        {
            return [];
        }

        return new[] { row.Measure, row.Measure + definition.Workbook?.TotalSuffix }.Distinct().Select(measure => latest.Series.Values.Where(state => state.Series.Table == table && state.Series.Measure == measure && Same(state.Series.Breakdown, row.Breakdown)).ToList())
            .Where(found => found.Count == 1).Select(found => found[0]);
    }

    // A series that was renamed stands in older vintages under the key, and in the table, that it had.
    private IEnumerable<(BlockKey Block, ulong Key)> Places(SeriesState series, Period period) => (series.Former ?? []).Select(former => former.Key).Prepend(series.Series.Key)
        .Select(key => (new BlockKey((latest.Series.GetValueOrDefault(key) ?? series).Series.Table, Period.Day(period.Start), Period.Day(period.End)), key));

    private static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => one.Count == other.Count && one.All(pair => other.GetValueOrDefault(pair.Key) == pair.Value);
}
