using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>The identities a definition declares: totals that are sums of rows, and one quantity printed in several tables.</summary>
internal static class IdentityCheck
{
    public static IEnumerable<CheckResult> Results(SourceDefinition definition, Reading reading, StatedFigures figures) =>
        definition.Workbook is { } workbook ? Of(definition, workbook, reading, figures) : [];

    private static IEnumerable<CheckResult> Of(SourceDefinition definition, WorkbookLayout workbook, Reading reading, StatedFigures figures)
    {
        var plans = workbook.Tables.Where(table => table.Keys is null).ToDictionary(
            table => table.Id, table => new SeriesPlan(definition, table, table.Rows, workbook.Area, breakdown: null, order: 0), StringComparer.Ordinal);
        foreach (var key in reading.Blocks.Keys)
        {
            if (!plans.TryGetValue(key.Table, out var plan))
            {
                continue;
            }

            var table = workbook.Tables.First(one => one.Id == key.Table);
            foreach (var check in table.Checks)
            {
                foreach (var total in new[] { false, true })
                {
                    if (Sum(check.Id, key, Key(plan, check.Total, total), [.. check.Parts.Select(part => Key(plan, part, total))], figures) is { } result)
                    {
                        yield return result;
                    }
                }
            }

            foreach (var agreement in workbook.Agreements.Where(one => WorkbookRules.Reference(one.Series[0]).Table == key.Table))
            {
                var first = WorkbookRules.Reference(agreement.Series[0]);
                foreach (var other in agreement.Series.Skip(1).Select(WorkbookRules.Reference))
                {
                    foreach (var total in new[] { false, true })
                    {
                        if (Agree(agreement.Id, key, Key(plan, first.Row, total), key with { Table = other.Table }, Key(plans[other.Table], other.Row, total), figures) is { } result)
                        {
                            yield return result;
                        }
                    }
                }
            }
        }
    }

    private static ulong Key(SeriesPlan plan, string row, bool total) => total ? plan[row].Total?.Key ?? 0 : plan[row].Periodic.Key;

    private static CheckResult? Sum(string id, BlockKey key, ulong total, IReadOnlyList<ulong> parts, StatedFigures figures)
    {
        decimal sum = 0;
        foreach (var part in parts)
        {
            if (figures[key, part] is not { } value)
            {
                return null;
            }

            sum += value;
        }

        return figures[key, total] is { } actual
            ? new CheckResult(new CheckKey(id, total, key), sum == actual, sum, actual, actual.Scale, [(key, total), .. parts.Select(part => (key, part))])
            : null;
    }

    private static CheckResult? Agree(string id, BlockKey key, ulong series, BlockKey otherKey, ulong other, StatedFigures figures) =>
        figures[key, series] is { } expected && figures[otherKey, other] is { } actual
            ? new CheckResult(new CheckKey(id, other, otherKey), expected == actual, expected, actual, actual.Scale, [(otherKey, other), (key, series)])
            : null;
}
