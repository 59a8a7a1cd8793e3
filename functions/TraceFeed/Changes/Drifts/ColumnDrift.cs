using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>Which columns came, went or stand in another order, by their headers.</summary>
internal static class ColumnDrift
{
    /// <summary>One drift for another order of the columns that both have, then those that went, then those that came.</summary>
    public static IEnumerable<Drift> Of(TableWording before, TableWording now)
    {
        var (old, fresh) = (ByKey(before), ByKey(now));
        var (kept, same) = (old.Where(column => fresh.Any(other => other.Key == column.Key)).ToList(), fresh.Where(column => old.Any(other => other.Key == column.Key)).ToList());
        if (!kept.Select(column => column.Key).SequenceEqual(same.Select(column => column.Key), StringComparer.Ordinal))
        {
            yield return new Drift(DriftAspect.ColumnOrder, [new DriftEnd(Joined(kept))], [new DriftEnd(Joined(same))]);
        }

        foreach (var (_, column) in old.Except(kept))
        {
            yield return new Drift(DriftAspect.Column, [DriftTexts.End(before, column)], []);
        }

        foreach (var (_, column) in fresh.Except(same))
        {
            yield return new Drift(DriftAspect.Column, [], [DriftTexts.End(now, column)]);
        }
    }

    private static List<(string Key, Worded Column)> ByKey(TableWording wording) => [.. wording.Columns.Select(column => (WordingKey.Of(column.Text), column)).DistinctBy(pair => pair.Item1, StringComparer.Ordinal)];

    private static string Joined(IEnumerable<(string Key, Worded Column)> columns) => string.Join(", ", columns.Select(pair => pair.Column.Text));
}
