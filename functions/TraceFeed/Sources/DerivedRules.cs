namespace TraceFeed.Sources;

/// <summary>What must hold of tables that are computed from others.</summary>
internal static class DerivedRules
{
    /// <summary>The same definition, whose derived tables know whether they tell areas apart.</summary>
    public static SourceDefinition Checked(SourceDefinition source, Requirements require)
    {
        require.Unique("table", source.Tables.Select(table => table.Id));
        var stray = source.StatedTables.SelectMany(table => table.Series).FirstOrDefault(row => row.From is not null || row.Method is not null);
        require.That(stray is null, $"the row '{stray?.Id}' has 'from' or 'method', which only a row of a derived table has");
        foreach (var table in source.Derived)
        {
            require.Text("the 'id' of a table", table.Id);
            require.Text($"'notes' of the derived table '{table.Id}'", table.Notes);
            SeriesRules.Check(source, table, keys: null, require);
            foreach (var (at, row) in table.Rows.Index())
            {
                Check(source, table, at, row, new Place(require, $"derived table '{table.Id}', row '{row.Id}'"));
            }

            // A row that named what columns tell would be one series for all of their values.
            require.Unique($"dimension of table '{table.Id}'", table.Rows.SelectMany(row => source.Columns(table, row)).Distinct(StringComparer.Ordinal).Concat(table.Rows.SelectMany(row => row.Breakdown.Keys).Distinct(StringComparer.Ordinal)));
        }

        return source with { Derived = [.. source.Derived.Select(table => table with { IsByArea = table.Rows.SelectMany(row => row.From!.References).Any(reference => source.Find(reference) is { Table.IsByArea: true }) })] };
    }

    private static void Check(SourceDefinition source, DerivedTable table, int at, SeriesDefinition row, Place place)
    {
        place.That(row.From is { Members: 1 }, "'from' needs one of share, difference, runningTotal and weekly");
        place.That(!string.IsNullOrWhiteSpace(row.Method), "'method' is empty; say how it is computed and what that assumes");
        place.That(row.Path is null && row.Column is null && row.Percent is null && row.PartOf is null, "'path', 'column', 'percent' and 'partOf' are of published rows");
        var formula = row.From!;
        foreach (var share in (formula.Share ?? []).Concat(formula.Difference?.Of ?? []).Concat(formula.Difference?.Less ?? []))
        {
            place.That(share.Of.Count > 0 && share.Over.Count > 0, "a share needs 'of' and 'over', each with a reference or more");
        }

        place.That(formula.Share is not [] && formula.Difference is not { Of: [] } and not { Less: [] }, "'share' is empty, or one side of 'difference'; give each a share or more");
        foreach (var reference in formula.References)
        {
            var known = source.Find(reference);
            place.That(known is not null, $"names the unknown series '{reference}'; write table:row");
            var (of, input) = known!.Value;
            place.That(input.From is null || (formula is { RunningTotal: null, Weekly: null } && of.Id == table.Id && table.Rows.Take(at).Contains(input) && input.From is { RunningTotal: not null } or { Weekly: not null }), $"names '{reference}', which is not published; a share or a difference may name a running total or a weekly value of an earlier row of the table, nothing else");
            place.That(!source.IsShare(input.Unit), $"names '{reference}', a percentage; name the counts it is made of");
            place.That((input.Periods ?? of.Periods) == Periods(source, formula.References[0]), $"names series of different kinds of period, such as '{reference}'");
        }

        foreach (var sum in (formula.Share ?? [.. formula.Difference?.Of ?? [], .. formula.Difference?.Less ?? []]).SelectMany(share => new[] { share.Of, share.Over }))
        {
            var units = sum.Select(reference => source.Find(reference)!.Value.Row.Unit).Distinct(StringComparer.Ordinal).ToList();
            place.That(units.Count == 1, $"adds figures of different units, {string.Join(" and ", units.Select(unit => $"'{unit}'"))}; a sum has one");
        }

        var inputs = Periods(source, formula.References[0]);
        var own = row.Periods ?? table.Periods;
        if (formula is { RunningTotal: not null } or { Weekly: not null })
        {
            var unit = source.Find(formula.References[0])!.Value.Row.Unit;
            place.That(row.Unit == unit && source.Units[unit].Additive, $"has the unit '{row.Unit}'; expected that of what it sums, '{unit}', which must be additive");
            place.That(inputs == Periodicity.ToDate == formula.Weekly is not null && own == (formula.Weekly is null ? Periodicity.ToDate : Periodicity.Weekly), "a running total is 'to-date' and made of weeks or days; a weekly value is 'weekly' and made of to-date figures");
            place.That(formula.RunningTotal is null || source.Since is not null, "a running total needs the source's 'since'");
        }
        else
        {
            place.That(own == inputs, $"has the periods '{own}', what it is made of '{inputs}'");
            var symbol = formula.Share is null ? UnitDefinition.Points : UnitDefinition.Percent;
            place.That(source.Units[row.Unit].Symbol == symbol, $"has the unit '{row.Unit}'; expected one with the symbol '{symbol}'");
        }
    }

    private static string Periods(SourceDefinition source, string reference) => source.Find(reference) is var (table, row) ? row.Periods ?? table.Periods : "";

    private sealed class Place(Requirements require, string where)
    {
        public void That(bool holds, string otherwise) => require.That(holds, $"{where}: {otherwise}");
    }
}
