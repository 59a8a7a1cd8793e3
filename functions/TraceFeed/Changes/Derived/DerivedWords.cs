using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>Puts differences of derived series into the words of the log: exact values, and each with every figure that it is computed from.</summary>
/// <param name="prior">The vintage before.</param>
/// <param name="next">The vintage after.</param>
/// <param name="derived">What became of the derived series.</param>
/// <param name="definition">The source.</param>
/// <param name="cell">The cell of a published figure of the vintage after.</param>
internal sealed class DerivedWords(Vintage prior, Vintage next, DerivedComparison derived, SourceDefinition definition, Func<BlockKey, ulong, CellAddress?> cell)
{
    private readonly Suppression suppression = new(definition);

    /// <summary>The blocks whose figures the changes tell as inputs: their cells are needed.</summary>
    public static IEnumerable<InputPlace> Inputs(Vintage next, DerivedComparison derived) =>
        derived.Changes.Where(change => change.Block >= 0).SelectMany(change => Places(next, derived, change)).Where(place => !place.Series.Derived);

    /// <summary>A change, without its id.</summary>
    public Change Of(PackedChange packed)
    {
        var change = new Change { Kind = ChangeKind.All[packed.Kind], Source = definition.Id, Origin = Origin.Derived, Reason = packed.Reason }.On(DerivedDiffer.SeriesOf(prior, derived.Series, packed.Series));
        if (packed.Block < 0)
        {
            return change;
        }

        var block = derived.Touched[packed.Block];
        return change with
        {
            Period = block.Key.Period,
            Old = packed.Old < 0 || IsConcealed(packed, block) ? null : Told(block.Old!, packed.Old),
            New = packed.New < 0 ? null : Told(block.New, packed.New),
            Inputs = [.. Places(next, derived, packed).Select(Input)],
        };
    }

    private static StatedValue? Told(ValueChunk chunk, int i) => chunk.States[i] == ValueState.Withdrawn ? null : new StatedValue(chunk.Number(i), chunk.Symbol(i), null);

    // As of published figures: what is withheld now is not told, and no less so where it was computed.
    private bool IsConcealed(PackedChange packed, TouchedBlock block) => block.Old!.States[packed.Old] == ValueState.Number
        && ((packed.New >= 0 && suppression.Withholds(block.New.Symbol(packed.New))) || WasOfWithheld(derived.Series[packed.Series], block.Key));

    // Whether something that the earlier figure goes back to is withheld now: with the rest it would give it away.
    private bool WasOfWithheld(DerivedSeries series, BlockKey at) => derived.Derivation.Places(series, at, (key, one) => Figure.In(prior.Block(key)?.Chunk, one))?.Any(place =>
        Now(next, derived, place.Block, place.Series.Key) is { } now ? suppression.Withholds(now.Symbol) : place.Series.Derived && WasOfWithheld(derived.Series[place.Series.Key], place.Block)) == true;

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
            Cell = now is null || place.Series.Derived ? null : cell(place.Block, place.Series.Key),
            Origin = place.Series.Derived ? Changes.Origin.Derived : null,
        };
    }

    private static string? Text(Figure? figure) => figure?.Value?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
