using TraceFeed.Observations;

namespace TraceFeed.Sources;

/// <summary>What must hold of the series of any table.</summary>
internal static class SeriesRules
{
    /// <summary>Checks a table's series and how its rows are told apart.</summary>
    public static void Check(SourceDefinition source, ITableSubject table, RowKeys? keys, Requirements require)
    {
        require.That(Periodicity.All.Contains(table.Periods), $"table '{table.Id}': periods '{table.Periods}' is none of {string.Join(", ", Periodicity.All)}");
        require.That(table.Id is not ("publication" or "checks" or "thresholds"), $"table '{table.Id}' has the id of an item that every publication has; name it otherwise");
        require.Unique($"row of table '{table.Id}'", table.Series.Select(row => row.Id));
        require.That(table.Series.Any(row => row.Id == table.Headline), $"table '{table.Id}': the headline '{table.Headline}' is no row");
        foreach (var row in table.Series)
        {
            require.Text($"table '{table.Id}': the 'id' of a row", row.Id);
            require.Text($"table '{table.Id}', row '{row.Id}': 'measure'", row.Measure);
            require.That(source.Units.ContainsKey(row.Unit), $"table '{table.Id}', row '{row.Id}': the unit '{row.Unit}' is not declared");
            require.That(row.Periods is null || Periodicity.All.Contains(row.Periods), $"table '{table.Id}', row '{row.Id}': periods '{row.Periods}' is none of {string.Join(", ", Periodicity.All)}");
        }

        require.Unique($"measure with one breakdown of table '{table.Id}'", table.Series.Select(row => string.Join('/', row.Breakdown.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend(row.Measure))));
        if (keys is not null)
        {
            Check(table, keys, require);
        }
    }

    /// <summary>Checks that rows refer to rows that are there.</summary>
    public static void References(ITableSubject table, IReadOnlyList<SeriesDefinition> rows, Requirements require)
    {
        foreach (var row in rows)
        {
            string?[] references = [row.Percent?.Of, row.Percent?.Over, row.PartOf];
            foreach (var other in references.OfType<string>())
            {
                require.That(rows.Any(known => known.Id == other), $"table '{table.Id}', row '{row.Id}' refers to the unknown row '{other}'");
            }
        }
    }

    private static void Check(ITableSubject table, RowKeys keys, Requirements require)
    {
        var area = keys.Area;
        require.That(area.Fixed is not null || area.Name is not null || area.Code is not null, $"table '{table.Id}': the area needs 'fixed', 'name' or 'code'");
        require.That(area.Fixed is not null || area.Type is not null || area.TypeColumn is not null, $"table '{table.Id}': the area needs 'type' or 'typeColumn'");
        require.Unique($"type of area of table '{table.Id}'", area.Types.Keys.Select(Label.Key));
        foreach (var dimension in keys.Breakdown)
        {
            require.Unique($"value of '{dimension.Name}' of table '{table.Id}'", dimension.Values.Select(Label.Key));
        }

        require.Unique($"dimension of table '{table.Id}'", keys.Breakdown.Select(one => one.Name).Concat(table.Series.SelectMany(row => row.Breakdown.Keys).Distinct(StringComparer.Ordinal)));
    }
}
