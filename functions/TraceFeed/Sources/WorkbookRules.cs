using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>What must hold of a workbook of titled tables.</summary>
internal static class WorkbookRules
{
    private static readonly string[] BuiltIn = ["adds-up", "fall", "percent", "total"];

    public static void Check(SourceDefinition source, WorkbookLayout workbook, Requirements require)
    {
        require.That(workbook.Tables.Count > 0, "has no table");
        require.Pattern("markers", workbook.Markers);
        require.That(!string.IsNullOrWhiteSpace(workbook.WeekHeader) && IsDateFormat(workbook.WeekHeader), $"'weekHeader' is '{workbook.WeekHeader}', which is no date format; write d, M and y as in dd/MM/yy - dd/MM/yy");
        require.Text("'totalSuffix'", workbook.TotalSuffix);
        require.Text("'totalLabel'", workbook.TotalLabel);
        require.Unique("table", workbook.Tables.Select(table => table.Id));
        require.Unique("table title", workbook.Tables.SelectMany(table => table.Titles.Select(Label.Key).Distinct(StringComparer.Ordinal)));
        DefinitionRules.Notes(workbook.Notes, workbook.NotTables, require);
        foreach (var table in workbook.Tables)
        {
            Check(source, workbook, table, require);
        }

        foreach (var agreement in workbook.Agreements)
        {
            require.That(agreement.Series.Count > 1, $"the agreement '{agreement.Id}' names {agreement.Series.Count} series; expected two or more");
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

    // A format that writes two periods alike, such as a word, holds no date; one with a time of day writes nothing at all.
    private static bool IsDateFormat(string format)
    {
        try
        {
            var first = new DateOnly(2020, 1, 1);
            var second = first.AddYears(1).AddMonths(1).AddDays(1);
            return PeriodSequence.Write(new Period(first, first.AddDays(6)), format) != PeriodSequence.Write(new Period(second, second.AddDays(6)), format);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static void Check(SourceDefinition source, WorkbookLayout workbook, TableDefinition table, Requirements require)
    {
        require.Text("the 'id' of a table", table.Id);
        require.That(table.Titles.Count > 0, $"table '{table.Id}' has no 'titles'; give every wording of its title");
        SeriesRules.Check(source, table, table.Keys, require);
        SeriesRules.References(table, table.Rows, require);
        require.Unique($"check of table '{table.Id}'", table.Checks.Select(check => check.Id).Concat(workbook.Agreements.Select(agreement => agreement.Id)).Concat(BuiltIn));
        if (table.Keys is null)
        {
            require.That(table.Rows.All(row => row.Path is not null), $"table '{table.Id}': the row '{table.Rows.FirstOrDefault(row => row.Path is null)?.Id}' lacks its path");
            require.That(table.Rows.All(row => !string.IsNullOrWhiteSpace(row.Path)), $"table '{table.Id}', row '{table.Rows.FirstOrDefault(row => string.IsNullOrWhiteSpace(row.Path))?.Id}': 'path' is empty; give it a text");
            require.Unique($"path of table '{table.Id}'", table.Rows.Select(row => Label.Key(row.Path!)));
        }
        else
        {
            require.That(table.Rows.Count == 1, $"table '{table.Id}' tells its rows apart by columns, so it has one measure, not {table.Rows.Count}");
            require.That(table.Checks.Count == 0 && table.Columns.Count == 0, $"table '{table.Id}' tells its rows apart by columns, so it has no checks and no columns of its own");
        }

        DefinitionRules.DaysApart($"table '{table.Id}'", table.EndFromPublishedDays, require);
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
