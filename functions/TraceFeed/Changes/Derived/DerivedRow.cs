using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>One row of a derived table with the series that its formula names.</summary>
/// <param name="Table">The derived table.</param>
/// <param name="Definition">The row.</param>
/// <param name="Inputs">What it is computed from, in the order of <see cref="Formula.References"/>.</param>
/// <param name="Order">Its place in the definition's order.</param>
internal sealed record DerivedRow(DerivedTable Table, SeriesDefinition Definition, IReadOnlyList<SeriesInput> Inputs, int Order)
{
    /// <summary>What it is computed by.</summary>
    public Formula Formula => Definition.From!;

    /// <summary>Whether its values are cumulative.</summary>
    public bool ToDate => (Definition.Periods ?? Table.Periods) == Periodicity.ToDate;

    /// <summary>Every row of a definition's derived tables, in order.</summary>
    public static IReadOnlyList<DerivedRow> Of(SourceDefinition definition) =>
    [
        .. from table in definition.Derived.Index()
           from row in table.Item.Rows.Index()
           select new DerivedRow(table.Item, row.Item, [.. row.Item.From!.References.Select(reference => definition.Find(reference)!.Value).Select(found => new SeriesInput(found.Table.Id, found.Row, definition.Columns(found.Table, found.Row).ToHashSet(StringComparer.Ordinal)))], (1000 * table.Index) + row.Index),
    ];

    /// <summary>Whether a series is one of the row's.</summary>
    public bool Has(Series series) => series.Table == Table.Id && series.Measure == Definition.Measure && Definition.Breakdown.All(pair => series.Breakdown.GetValueOrDefault(pair.Key) == pair.Value);

    /// <summary>The series of the row, computed from one of each input.</summary>
    public Series Series(IReadOnlyList<Series> inputs) => new()
    {
        Table = Table.Id,
        Measure = Definition.Measure,
        Label = Definition.Label,
        Area = inputs[0].Area,
        Breakdown = new Dictionary<string, string>(Definition.Breakdown.Concat(Inputs[0].Further(inputs[0]))),
        Unit = Definition.Unit,
        ToDate = ToDate,
        Provisional = inputs.Any(input => input.Provisional),
        Derived = true,
        Order = Order,
    };
}
