namespace TraceFeed.Sources;

/// <summary>What a schema cannot say of a definition: that its references lead somewhere and nothing stands twice.</summary>
internal static class DefinitionRules
{
    /// <summary>The same definition, once every rule holds.</summary>
    /// <exception cref="DefinitionException">A rule does not hold.</exception>
    public static SourceDefinition Checked(SourceDefinition source)
    {
        Require(source.Workbook is null != source.List is null, source, "needs either 'workbook' or 'list'");
        Require(source.Format is "ods" or "csv", source, $"has the format '{source.Format}'; known are ods and csv");
        foreach (var table in source.Tables)
        {
            Require(table.Periods is "weekly" or "to-date", source, $"table '{table.Id}': periods '{table.Periods}' is neither weekly nor to-date");
        }

        if (source.Workbook is { } workbook)
        {
            Unique(source, "table", workbook.Tables.Select(table => table.Id));
            foreach (var table in workbook.Tables)
            {
                CheckRows(source, table.Id, table.Rows, table.Headline);
                Unique(source, $"check of table '{table.Id}'", table.Checks.Select(check => check.Id));
                Unique(source, $"path of table '{table.Id}'", table.Rows.Select(row => row.Path ?? ""));
                foreach (var row in table.Checks.SelectMany(check => check.Parts.Prepend(check.Total)))
                {
                    Require(table.Rows.Any(known => known.Id == row), source, $"table '{table.Id}': a check names the unknown row '{row}'");
                }
            }

            foreach (var reference in workbook.Agreements.SelectMany(agreement => agreement.Series))
            {
                var (table, row) = Reference(reference);
                Require(workbook.Tables.Any(known => known.Id == table && known.Rows.Any(r => r.Id == row)), source, $"an agreement names the unknown series '{reference}'");
            }

            foreach (var rebased in workbook.Breaks)
            {
                Require(workbook.Tables.Any(table => table.Id == rebased.Table) && workbook.Tables.Any(table => table.Id == rebased.Successor), source, $"the break of '{rebased.Table}' names an unknown table");
            }
        }

        if (source.List is { } list)
        {
            CheckRows(source, list.Table.Id, [.. list.Categories.SelectMany(category => category.Measures)], list.Table.Headline);
        }

        return source;
    }

    /// <summary>The table and the row of a <c>table:row</c> reference.</summary>
    public static (string Table, string Row) Reference(string reference)
    {
        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (reference, "") : (reference[..colon], reference[(colon + 1)..]);
    }

    private static void CheckRows(SourceDefinition source, string table, IReadOnlyList<SeriesDefinition> rows, string headline)
    {
        Unique(source, $"row of table '{table}'", rows.Select(row => row.Id));
        Require(rows.Any(row => row.Id == headline), source, $"table '{table}': the headline '{headline}' is no row");
        foreach (var row in rows)
        {
            Require(source.Units.ContainsKey(row.Unit), source, $"table '{table}', row '{row.Id}': the unit '{row.Unit}' is not declared");
            string?[] references = [row.Percent?.Of, row.Percent?.Over, row.PartOf];
            foreach (var other in references.OfType<string>())
            {
                Require(rows.Any(known => known.Id == other), source, $"table '{table}', row '{row.Id}' refers to the unknown row '{other}'");
            }
        }
    }

    private static void Unique(SourceDefinition source, string what, IEnumerable<string> ids)
    {
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        Require(twice is null, source, $"the {what} '{twice?.Key}' stands twice");
    }

    private static void Require(bool holds, SourceDefinition source, string what)
    {
        if (!holds)
        {
            throw new DefinitionException($"Source '{source.Id}': {what}.");
        }
    }
}
