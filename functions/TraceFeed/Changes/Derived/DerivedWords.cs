using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>Puts differences of derived series into the words of the log: exact values, and each with every figure that it is computed from.</summary>
/// <param name="prior">The vintage before.</param>
/// <param name="next">The vintage after.</param>
/// <param name="derived">What became of the derived series.</param>
/// <param name="source">The source's id.</param>
/// <param name="cell">The cell of a published figure of the vintage after.</param>
internal sealed class DerivedWords(Vintage prior, Vintage next, DerivedComparison derived, string source, Func<BlockKey, ulong, CellAddress?> cell)
{
    /// <summary>The blocks whose figures the changes tell as inputs: their cells are needed.</summary>
    public static IEnumerable<InputPlace> Inputs(Vintage next, DerivedComparison derived) =>
        derived.Changes.Where(change => change.New >= 0).SelectMany(change => Places(next, derived, change)).Where(place => !place.Series.Derived);

    /// <summary>A change, without its id.</summary>
    public Change Of(PackedChange packed)
    {
        var change = new Change { Kind = ChangeKind.All[packed.Kind], Source = source, Origin = Origin.Derived, Reason = packed.Reason }.On(DerivedDiffer.SeriesOf(prior, derived.Series, packed.Series));
        if (packed.Block < 0)
        {
            return change;
        }

        var block = derived.Touched[packed.Block];
        return change with
        {
            Period = block.Key.Period,

            // As of published figures: what is withheld now is not told, and no less so where it was computed.
            Old = packed.Old < 0 || packed.Kind == ChunkMerge.Kind.ValueSuppressed || block.Old!.States[packed.Old] == ValueState.Withdrawn ? null : new StatedValue(block.Old.Number(packed.Old), block.Old.Symbol(packed.Old), null),
            New = block.New.States[packed.New] == ValueState.Withdrawn ? null : new StatedValue(block.New.Number(packed.New), block.New.Symbol(packed.New), null),
            Inputs = [.. Places(next, derived, packed).Select(Input)],
        };
    }

    private static IReadOnlyList<InputPlace> Places(Vintage next, DerivedComparison derived, PackedChange change) =>
        derived.Series.TryGetValue(change.Series, out var series) ? derived.Derivation.Places(series, derived.Touched[change.Block].Key, (key, one) => Now(next, derived, key, one)) ?? [] : [];

    private static Figure? Now(Vintage next, DerivedComparison derived, BlockKey key, ulong series) => Figure.In((next.Blocks.GetValueOrDefault(key) ?? derived.Next.Blocks.GetValueOrDefault(key))?.Chunk, series);

    private DerivedInput Input(InputPlace place)
    {
        var now = Now(next, derived, place.Block, place.Series.Key);
        var old = Figure.In(prior.Block(place.Block)?.Chunk, place.Series.Key);
        return new DerivedInput(place.Series.Id, place.Series.Label, place.Block.Period, Text(now), now?.Symbol)
        {
            Old = now?.Value is not null && old?.Value is not null && old.Value.Value != now.Value.Value ? Text(old) : null,
            Cell = place.Series.Derived ? null : cell(place.Block, place.Series.Key),
            Origin = place.Series.Derived ? Changes.Origin.Derived : null,
        };
    }

    private static string? Text(Figure? figure) => figure?.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
