using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>
/// Tells what a publication words and places otherwise than the vintage before it. A table of which the vintage kept no wording
/// has nothing to be held against; what a partial file words otherwise is told with the next whole one.
/// </summary>
internal static class WordingDiffer
{
    /// <summary>Every <c>definition.changed</c>, <c>layout.changed</c> and <c>area.recoded</c> by another spelling, without ids: what is of the whole file, then table by table.</summary>
    public static IReadOnlyList<Change> Of(Vintage prior, Reading reading, SourceDefinition definition)
    {
        if (prior.Wording.Count == 0 || reading.Partial)
        {
            return [];
        }

        var standing = prior.Series.Values.Where(state => state.Ended is null).Select(state => state.Series.Table).ToHashSet(StringComparer.Ordinal);
        var stated = reading.Series.Values.Select(series => series.Table).ToHashSet(StringComparer.Ordinal);
        var legend = new Legend(definition);
        var changes = new List<Change>();
        foreach (var table in InOrder(prior.Wording.Keys.Union(reading.Wording.Keys, StringComparer.Ordinal), definition))
        {
            var (before, now) = (prior.Wording.GetValueOrDefault(table), reading.Wording.GetValueOrDefault(table));
            if (before is not null && now is not null)
            {
                changes.AddRange(new TableDrift(table, before, now, prior, reading, definition, legend).Changes());
            }

            if (now is not null && stated.Contains(table) && !standing.Contains(table))
            {
                changes.Add(Placed(table, null, now, definition));
            }
            else if (now is null && standing.Contains(table) && !reading.Missing.Contains(table))
            {
                changes.Add(Placed(table, before, null, definition));
            }
        }

        return changes;
    }

    private static IEnumerable<string> InOrder(IEnumerable<string> tables, SourceDefinition definition)
    {
        var listed = definition.TableOrder;
        return tables.OrderBy(table => table.Length == 0 ? -1 : listed.GetValueOrDefault(table, int.MaxValue)).ThenBy(table => table, StringComparer.Ordinal);
    }

    private static Change Placed(string table, TableWording? before, TableWording? now, SourceDefinition definition)
    {
        return new Change { Kind = ChangeKind.LayoutChanged, Source = definition.Id, Table = table, Drift = new Drift(DriftAspect.Table, End(before), End(now)) };

        IReadOnlyList<DriftEnd> End(TableWording? wording) => wording is null ? []
            : wording.Title is { } title ? [DriftTexts.End(wording, title)]
            : [new DriftEnd(definition.Tables.FirstOrDefault(one => one.Id == table)?.Title ?? table)];
    }
}
