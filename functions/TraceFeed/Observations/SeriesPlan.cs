using TraceFeed.Sources;

namespace TraceFeed.Observations;

/// <summary>
/// Turns the rows of a definition into series for one area, with the references between them resolved to keys,
/// so that reading a cell needs no name.
/// </summary>
internal sealed class SeriesPlan
{
    private readonly Dictionary<string, (Series Periodic, Series? Total, int Decimals)> byRow = new(StringComparer.Ordinal);

    /// <summary>Plans rows of a table for an area.</summary>
    /// <param name="source">The definition.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="area">The area.</param>
    /// <param name="breakdown">Further dimensions that columns tell; null for none.</param>
    /// <param name="order">The place of the first row in the definition's order.</param>
    /// <param name="provisional">Whether the area is not in the lookup.</param>
    public SeriesPlan(SourceDefinition source, ITableSubject table, IReadOnlyList<SeriesDefinition> rows, Area? area, IReadOnlyDictionary<string, string>? breakdown, int order, bool provisional = false)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var unit = source.Units[rows[i].Unit];
            var toDate = (rows[i].Periods ?? table.Periods) == Periodicity.ToDate;
            var total = toDate ? null : source.Workbook;
            var series = new Series
            {
                Table = table.Id,
                Measure = rows[i].Measure,
                Label = rows[i].Label,
                Area = area,
                Breakdown = breakdown is null or { Count: 0 } ? rows[i].Breakdown : rows[i].Breakdown.Concat(breakdown).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal),
                Unit = rows[i].Unit,
                ToDate = toDate,
                Additive = unit.Additive,
                Order = order + (2 * i),
                Provisional = provisional,
            };
            var sinceLaunch = total is null ? null : series with
            {
                Measure = series.Measure + total.TotalSuffix,
                Label = $"{series.Label}, {total.TotalLabel}",
                ToDate = true,
                Order = series.Order + 1,
                Weekly = unit.Additive ? series.Key : 0,
                PartDays = Periodicity.Days(table.Periods),
            };
            byRow.Add(rows[i].Id, (series, sinceLaunch, unit.Decimals));
        }

        foreach (var row in rows)
        {
            var (series, sinceLaunch, decimals) = byRow[row.Id];
            if (row.Percent is { } percent)
            {
                series = series with { Numerator = byRow[percent.Of].Periodic.Key, Denominator = byRow[percent.Over].Periodic.Key };
                sinceLaunch = sinceLaunch is null ? null : Percentage(sinceLaunch, byRow[percent.Of].Total, byRow[percent.Over].Total);
            }

            if (row.PartOf is { } whole)
            {
                series = series with { PartOf = byRow[whole].Periodic.Key };
                sinceLaunch = sinceLaunch is null ? null : sinceLaunch with { PartOf = byRow[whole].Total?.Key ?? 0 };
            }

            byRow[row.Id] = (series, sinceLaunch, decimals);
        }
    }

    // A row of to-date figures has no total column, so what refers to it has nothing to refer to there.
    private static Series Percentage(Series total, Series? part, Series? whole) =>
        part is null || whole is null ? total : total with { Numerator = part.Key, Denominator = whole.Key };

    /// <summary>The series of a row, that of its total column, and the decimals of its unit.</summary>
    public (Series Periodic, Series? Total, int Decimals) this[string row] => byRow[row];
}
