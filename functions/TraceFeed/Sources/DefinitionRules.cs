using System.Text.RegularExpressions;
using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>What a schema cannot say of a definition: that its references lead somewhere and nothing stands twice.</summary>
internal static class DefinitionRules
{
    private const int MostDecimals = 9;
    private static readonly string[] BuiltIn = ["fall", "percent", "total"];

    /// <summary>The same definition, once every rule holds.</summary>
    /// <exception cref="DefinitionException">A rule does not hold.</exception>
    public static SourceDefinition Checked(SourceDefinition source)
    {
        Require(source.Workbook is null != source.List is null, source, "needs either 'workbook' or 'list'");
        Require(source.Format is "ods" or "csv", source, $"has the format '{source.Format}'; known are ods and csv");
        Require(source.Format == "ods" == source.Workbook is not null, source, $"has the format '{source.Format}', which does not fit its layout: a workbook is ods, a list csv");
        foreach (var (name, unit) in source.Units)
        {
            Require(unit.Decimals is >= 0 and <= MostDecimals, source, $"the unit '{name}' has {unit.Decimals} decimals; expected 0 to {MostDecimals}");
        }

        Pattern(source, "published", source.Published, "day", "month", "year");
        DiscoveryRules.Check(source);
        foreach (var table in source.Tables)
        {
            Require(table.Periods is "weekly" or "to-date", source, $"table '{table.Id}': periods '{table.Periods}' is neither weekly nor to-date");
        }

        if (source.Workbook is { } workbook)
        {
            Pattern(source, "markers", workbook.Markers);
            Unique(source, "table", workbook.Tables.Select(table => table.Id));
            Unique(source, "table title", workbook.Tables.SelectMany(table => table.Titles.Select(Label.Key).Distinct(StringComparer.Ordinal)));
            foreach (var table in workbook.Tables)
            {
                CheckRows(source, table.Id, table.Rows, table.Headline);
                Unique(source, $"check of table '{table.Id}'", table.Checks.Select(check => check.Id).Concat(workbook.Agreements.Select(agreement => agreement.Id)).Concat(BuiltIn));
                Require(table.Rows.All(row => row.Path is not null), source, $"table '{table.Id}': the row '{table.Rows.FirstOrDefault(row => row.Path is null)?.Id}' lacks its path");
                Unique(source, $"path of table '{table.Id}'", table.Rows.Select(row => Label.Key(row.Path!)));
                Unique(source, $"alias of table '{table.Id}'", table.Aliases.Keys.Select(Label.Key));
                Require(table.Checks.All(check => check.Parts.Count > 0), source, $"table '{table.Id}': a check has no parts");
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
            Pattern(source, "endFromFileName", list.EndFromFileName, "week");
            Unique(source, "category", list.Categories.SelectMany(category => category.Names.Select(Label.Key).Distinct(StringComparer.Ordinal)));
            foreach (var category in list.Categories)
            {
                Require(category.Measures.All(row => row.Column is not null), source, $"table '{list.Table.Id}': the measure '{category.Measures.FirstOrDefault(row => row.Column is null)?.Id}' lacks its column");
                Unique(source, $"column of the category '{category.Names.FirstOrDefault()}'", category.Measures.Select(row => Label.Key(row.Column!)));
                References(source, list.Table.Id, category.Measures);
            }

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
        }

        Unique(source, $"measure with one breakdown of table '{table}'", rows.Select(row => string.Join('/', row.Breakdown.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend(row.Measure))));
        if (source.Workbook is not null)
        {
            References(source, table, rows);
        }
    }

    // The measures of a list refer to others of their own category only: those stand in the same row.
    private static void References(SourceDefinition source, string table, IReadOnlyList<SeriesDefinition> rows)
    {
        foreach (var row in rows)
        {
            string?[] references = [row.Percent?.Of, row.Percent?.Over, row.PartOf];
            foreach (var other in references.OfType<string>())
            {
                Require(rows.Any(known => known.Id == other), source, $"table '{table}', row '{row.Id}' refers to the unknown row '{other}'");
            }
        }
    }

    internal static void Pattern(SourceDefinition source, string member, string? pattern, params string[] groups)
    {
        if (pattern is null)
        {
            return;
        }

        try
        {
            var found = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).GetGroupNames();
            Require(groups.All(found.Contains), source, $"the pattern of '{member}' lacks the group {string.Join(", ", groups.Except(found))}");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new DefinitionException($"Source '{source.Id}': '{member}' is no usable pattern: {error.Message}", error);
        }
    }

    private static void Unique(SourceDefinition source, string what, IEnumerable<string> ids)
    {
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        Require(twice is null, source, $"the {what} '{twice?.Key}' stands twice");
    }

    internal static void Require(bool holds, SourceDefinition source, string what)
    {
        if (!holds)
        {
            throw new DefinitionException($"Source '{source.Id}': {what}.");
        }
    }
}
