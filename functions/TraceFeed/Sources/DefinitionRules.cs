namespace TraceFeed.Sources;

/// <summary>What a schema cannot say of a definition: that its references lead somewhere and nothing stands twice.</summary>
internal static class DefinitionRules
{
    private const int MostDecimals = 9;
    private const int MostDaysApart = 3660;
    private static readonly string[] Formats = ["ods", "xlsx", "csv", "json", "html"];

    /// <summary>The same definition, once every rule holds.</summary>
    /// <exception cref="DefinitionException">A rule does not hold.</exception>
    public static SourceDefinition Checked(SourceDefinition source)
    {
        var require = new Requirements(source.Id);
        require.Text("'id'", source.Id);
        require.That(source.CadenceDays >= 1, $"'cadenceDays' is {source.CadenceDays}; expected 1 or more");
        require.That(source.LookEveryMinutes >= 1, $"'lookEveryMinutes' is {source.LookEveryMinutes}; expected 1 or more");
        require.That(source.Workbook is null != source.List is null, "needs either 'workbook' or 'list'");
        require.That(source.Formats.Count > 0 && source.Formats.All(Formats.Contains), $"has the formats {string.Join(", ", source.Formats)}; known are {string.Join(", ", Formats)}");
        require.That(!source.Formats.Contains("json") || (source.Formats.Count == 1 && source.List?.Tables.All(table => table.Sheet is not null) == true), "has the format json, so it has no other, and each table of its list names its records in 'sheet'");
        require.That(source.Workbook is null || !source.Formats.Contains("csv"), "has the format csv, which is a list, not a workbook");
        require.That(source.Units.Values.All(unit => unit.Decimals is >= 0 and <= MostDecimals), $"a unit has more than {MostDecimals} decimals, or less than none");
        require.That(source.Statuses.All(status => !string.IsNullOrWhiteSpace(status.Symbol)), "a symbol of 'statuses' is empty; give it as it stands in the cell");
        require.Unique("symbol of 'statuses'", source.Statuses.Select(status => status.Symbol));
        require.Pattern("published", source.Published, "day", "month", "year");
        DiscoveryRules.Check(source, require);
        GuardRules.Check(source, require);
        CalendarRules.Check(source, require);
        ChangeLimitRules.Check(source, require);
        if (source.Workbook is { } workbook)
        {
            WorkbookRules.Check(source, workbook, require);
        }
        else
        {
            ListRules.Check(source, source.List!, require);
        }

        source = DerivedRules.Checked(source, require);
        ThresholdRules.Check(source, require);
        return source;
    }

    /// <summary>Notes are read from sheets that hold no figures.</summary>
    public static void Notes(IReadOnlyList<string> notes, IReadOnlyList<string> notTables, Requirements require)
    {
        foreach (var name in notes)
        {
            require.That(notTables.Contains(name, StringComparer.OrdinalIgnoreCase), $"'notes' names '{name}', which is not among 'notTables'; name it there too");
        }
    }

    /// <summary>Days from a table's last day to its publication: none is longer than ten years, and no date of a file leads out of the calendar.</summary>
    public static void DaysApart(string where, int? days, Requirements require) =>
        require.That(days is null or (>= 0 and <= MostDaysApart), $"{where}: 'endFromPublishedDays' is {days}; expected 0 to {MostDaysApart}");
}
