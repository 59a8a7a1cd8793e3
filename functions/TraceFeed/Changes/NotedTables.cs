using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>The tables of a publication and of the one before it, as a publisher's note may name them.</summary>
internal static class NotedTables
{
    /// <summary>The tables in the definition's order, then those that no definition knows.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="reading">The publication.</param>
    /// <param name="definition">The source.</param>
    /// <param name="changes">What changed: its older cells tell where a table stood that the publication moved or left out.</param>
    public static IReadOnlyList<NotedTable> Of(Vintage prior, Reading reading, SourceDefinition definition, IReadOnlyList<Change> changes)
    {
        var now = reading.Blocks.GroupBy(pair => pair.Key.Table, StringComparer.Ordinal)
            .ToDictionary(blocks => blocks.Key, blocks => blocks.SelectMany(pair => pair.Value.Sheet).Distinct().Select(sheet => reading.Sheets[sheet]).ToList(), StringComparer.Ordinal);
        var before = changes.Where(change => change is { Table: not null, Old.Cell.Sheet: not null }).Select(change => (Table: change.Table!, change.Old!.Cell!.Sheet)).Distinct().ToLookup(one => one.Table, one => one.Sheet);
        var known = definition.Tables.ToDictionary(table => table.Id, StringComparer.Ordinal);
        var labels = reading.Series.Values.Where(series => !series.Provisional).Select(series => (series.Table, series.Label)).Distinct().ToLookup(one => one.Table, one => one.Label);
        return [.. known.Keys.Concat(now.Keys).Concat(before.Select(one => one.Key)).Distinct(StringComparer.Ordinal).Select(id =>
        {
            var (wordingNow, wordingBefore) = (reading.Wording.GetValueOrDefault(id), prior.Wording.GetValueOrDefault(id));
            string?[] sheets = [wordingNow?.Sheet, .. now.GetValueOrDefault(id, []), .. before[id], wordingBefore?.Sheet];
            string?[] phrases = [wordingNow?.Title?.Text, wordingBefore?.Title?.Text, .. Titles(known.GetValueOrDefault(id)), .. labels[id]];
            return new NotedTable(id, [.. sheets.OfType<string>().Distinct(StringComparer.Ordinal)], [.. phrases.OfType<string>().Distinct(StringComparer.Ordinal)]);
        })];
    }

    private static IEnumerable<string> Titles(ITableSubject? table) => table switch
    {
        null => [],
        TableDefinition titled => titled.Titles.Prepend(titled.Title).Concat(titled.Series.Select(series => series.Label)),
        _ => table.Series.Select(series => series.Label).Prepend(table.Title),
    };
}
