using System.Globalization;
using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>What must hold of the lists of a source.</summary>
internal static class ListRules
{
    private const int MostHeaderRows = 2;

    public static void Check(SourceDefinition source, ListLayout list, Requirements require)
    {
        require.That(list.Tables.Count > 0, "has no table");
        require.Unique("table", list.Tables.Select(table => table.Id));
        require.Unique("sheet", list.Tables.Select(table => table.Sheet ?? ""));
        require.That(list.Tables.Count == 1 || list.Tables.All(table => table.Sheet is not null), "has several tables, so each needs its 'sheet'");
        DefinitionRules.Notes(list.Notes, list.NotTables, require);
        foreach (var table in list.Tables)
        {
            Check(source, table, require);
        }
    }

    // A format that does not read back what it writes, such as mm (minutes) for months, would leave every date open.
    private static void Format(DateColumn? column, string where, Requirements require)
    {
        if (column is null)
        {
            return;
        }

        var day = new DateOnly(2021, 12, 31);
        bool usable;
        try
        {
            usable = DateOnly.TryParseExact(day.ToString(column.Format, CultureInfo.InvariantCulture), column.Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read == day;
        }
        catch (FormatException)
        {
            usable = false;
        }

        require.That(usable, $"{where}: '{column.Format}' of the column '{column.Column}' is no date format; write d, M and y as in dd/MM/yyyy (mm is minutes)");
    }

    private static void Check(SourceDefinition source, ListTable table, Requirements require)
    {
        var where = $"table '{table.Id}'";
        require.Text("the 'id' of a table", table.Id);
        require.That(table.HeaderRows is > 0 and <= MostHeaderRows, $"{where}: {table.HeaderRows} header rows; expected 1 or {MostHeaderRows}");
        require.That(table.Category is null == (table.Categories.Count == 0) && table.Measures.Count == 0 == table.Category is not null, $"{where} needs either 'measures', or 'category' with 'categories'");
        var keyColumns = RowSubjects.Headers(table.Keys).Count() + (table.Category is null ? 0 : 1);
        require.That(keyColumns <= RowKey.Most, $"{where} has {keyColumns} key columns; at most {RowKey.Most} are supported");
        var others = RowSubjects.Headers(table.Keys).Append(table.Category).Concat(table.Keys.Ignore).Concat(table.Series.Select(measure => measure.Column));
        require.That(table.UnitColumn is null || (table.UnitColumn.Trim().Length > 0 && !others.OfType<string>().Any(header => Label.Key(header) == Label.Key(table.UnitColumn))), $"{where}: 'unitColumn' is '{table.UnitColumn}'; expected the header of a column that is no key, no measure and not ignored");
        Format(table.Period.Start, where, require);
        Format(table.Period.End, where, require);
        require.Pattern("endFromFileName", table.Period.EndFromFileName, "week");
        require.That(table.Period is not { Start: null, End: null, EndFromPublishedDays: null, EndFromFileName: null }, $"{where}: nothing tells the period; give 'start', 'end' or 'endFromPublishedDays'");
        DefinitionRules.DaysApart(where, table.Period.EndFromPublishedDays, require);
        require.That(table.Categories.All(category => category.Names.Count > 0), $"{where}: a category has no 'names'; give it every wording of its cells");
        require.Unique("category", table.Categories.SelectMany(category => category.Names.Select(Label.Key).Distinct(StringComparer.Ordinal)));
        foreach (var (name, measures) in table.Categories.Select(category => (category.Names[0], category.Measures)).Append(("", table.Measures)))
        {
            if (table.AreasAcross is null)
            {
                require.That(measures.All(row => row.Column is not null), $"{where}: the measure '{measures.FirstOrDefault(row => row.Column is null)?.Id}' lacks its column");
                require.Unique($"column of the category '{name}'", measures.Select(row => Label.Key(row.Column!)));
            }

            SeriesRules.References(table, measures, require);
        }

        require.That(table.AreasAcross is null || (table.Series.Count == 1 && table.Measures.Count == 1 && table.Series[0].Id == table.AreasAcross && table.Keys.Area.Lookups.Count > 0), $"{where}: areas across need exactly one of 'measures', that of 'areasAcross', and a lookup that knows the areas");
        SeriesRules.Check(source, table, table.Keys, require);
    }
}
