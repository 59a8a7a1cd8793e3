using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>What is told of derived series beside their figures: which begin and which end.</summary>
/// <param name="prior">The vintage before.</param>
/// <param name="next">The published part of the vintage after.</param>
/// <param name="series">Every series that can be computed, by key.</param>
/// <param name="derivation">How they are computed.</param>
internal sealed class DerivedChanges(Vintage prior, Vintage next, IReadOnlyDictionary<ulong, DerivedSeries> series, Derivation derivation)
{
    /// <summary>Every change, in order.</summary>
    /// <param name="found">The figures that differ.</param>
    /// <param name="touched">The blocks of these.</param>
    /// <param name="definition">The source.</param>
    public PackedChange[] Of(IReadOnlyList<PackedChange> found, IReadOnlyList<TouchedBlock> touched, SourceDefinition definition)
    {
        // A period that was never computed is new, whatever computes it now.
        var values = found.Select(change => change.Old < 0 ? change with { Kind = ChunkMerge.Kind.PeriodAdded } : change);
        var begun = found.Where(change => change.Old < 0).Select(change => change.Series).ToHashSet();
        var ended = from state in prior.Derived.Series.Values
                    where state.Ended is null && !begun.Contains(state.Series.Key)
                    let reason = WhyEnded(state)
                    where reason is not null
                    select Whole(ChunkMerge.Kind.SeriesEnded, state.Series.Key, reason);
        var added = from one in series.Values
                    let state = prior.Derived.Series.GetValueOrDefault(one.Series.Key)
                    where state is null or { Ended: not null } && (begun.Contains(one.Series.Key) || (state is not null && Stands(one)))
                    select Whole(ChunkMerge.Kind.SeriesAdded, one.Series.Key, state is null ? null : "resumed");
        PackedChange[] changes = [.. ended, .. added, .. values];
        ChangeOrder.Sort(changes, definition, key => DerivedDiffer.SeriesOf(prior, series, key), touched);

        // A series with a new period, an input of which has ended, is over behind its values.
        var over = begun.Where(key => !Stands(series[key])).Select(key => Whole(ChunkMerge.Kind.SeriesEnded, key, DerivedDiffer.InputEnded)).ToArray();
        ChangeOrder.Sort(over, definition, key => series[key].Series, touched);
        return [.. changes, .. over];
    }

    private static PackedChange Whole(byte kind, ulong series, string? reason) => new(kind, -1, -1, -1, series, Reason: reason);

    private string? WhyEnded(SeriesState state) =>
        series.TryGetValue(state.Series.Key, out var one) ? Stands(one) ? null : DerivedDiffer.InputEnded
        : derivation.IsDeclared(state.Series) ? DerivedDiffer.InputEnded : SeriesState.Reinterpreted;

    private bool Stands(DerivedSeries one) => one.Inputs.All(input => input.Derived ? Stands(series[input.Key]) : next.Series[input.Key].Ended is null);
}
