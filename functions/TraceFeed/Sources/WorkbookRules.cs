using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>What must hold of a workbook of titled tables.</summary>
internal static class WorkbookRules
{
    private static readonly string[] BuiltIn = ["adds-up", "fall", "percent", "total"];

    public static void Check(SourceDefinition source, WorkbookLayout workbook, Requirements require)
    {
        require.Pattern("markers", workbook.Markers);
        require.Unique("table", workbook.Tables.Select(table => table.Id));
        require.Unique("table title", workbook.Tables.SelectMany(table => table.Titles.Select(Label.Key).Distinct(StringComparer.Ordinal)));
        foreach (var table in workbook.Tables)
        {
            Check(source, workbook, table, require);
        }

        foreach (var reference in workbook.Agreements.SelectMany(agreement => agreement.Series))
        {
            var (table, row) = Reference(reference);
            require.That(workbook.Tables.Any(known => known.Id == table && known.Keys is null && known.Rows.Any(r => r.Id == row)), $"an agreement names the unknown series '{reference}'");
        }

        foreach (var rebased in workbook.Breaks)
        {
            require.That(workbook.Tables.Any(table => table.Id == rebased.Table) && workbook.Tables.Any(table => table.Id == rebased.Successor), $"the break of '{rebased.Table}' names an unknown table");
        }
    }

    /// <summary>The table and the row of a <c>table:row</c> reference.</summary>
    public static (string Table, string Row) Reference(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (reference, "") : (reference[..colon], reference[(colon + 1)..]);
    }

    private static void Check(SourceDefinition source, WorkbookLayout workbook, TableDefinition table, Requirements require)
    {
        SeriesRules.Check(source, table, table.Keys, require);
        SeriesRules.References(table, table.Rows, require);
        require.Unique($"check of table '{table.Id}'", table.Checks.Select(check => check.Id).Concat(workbook.Agreements.Select(agreement => agreement.Id)).Concat(BuiltIn));
        if (table.Keys is null)
        {
            require.That(table.Rows.All(row => row.Path is not null), $"table '{table.Id}': the row '{table.Rows.FirstOrDefault(row => row.Path is null)?.Id}' lacks its path");
            require.Unique($"path of table '{table.Id}'", table.Rows.Select(row => Label.Key(row.Path!)));
        }
        else
        {
            require.That(table.Rows.Count == 1, $"table '{table.Id}' tells its rows apart by columns, so it has one measure, not {table.Rows.Count}");
            require.That(table.Checks.Count == 0 && table.Columns.Count == 0, $"table '{table.Id}' tells its rows apart by columns, so it has no checks and no columns of its own");
        }

        require.Pattern($"end of table '{table.Id}'", table.End, "day", "month", "year");
        require.That(table.Columns.Count == 0 || table.Columns.All(column => Periodicity.All.Contains(column.Periods)), $"table '{table.Id}': a column's periods are none of {string.Join(", ", Periodicity.All)}");
        require.Unique($"column of table '{table.Id}'", table.Columns.SelectMany(column => column.Headers.DefaultIfEmpty("")).Select(Label.Key));
        require.Unique($"alias of table '{table.Id}'", table.Aliases.Keys.Select(Label.Key));
        require.That(table.Checks.All(check => check.Parts.Count > 0), $"table '{table.Id}': a check has no parts");
        foreach (var row in table.Checks.SelectMany(check => check.Parts.Prepend(check.Total)))
        {
            require.That(table.Rows.Any(known => known.Id == row), $"table '{table.Id}': a check names the unknown row '{row}'");
        }
    }
}
