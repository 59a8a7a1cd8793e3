namespace TraceFeed.Changes.Derived;

/// <summary>What became of the derived series of a vintage, still packed.</summary>
/// <param name="First">The place of the first of the changes in its change set.</param>
/// <param name="Changes">Every difference in order.</param>
/// <param name="Touched">The derived blocks that differ.</param>
/// <param name="Series">Every series that can be computed, by key.</param>
/// <param name="Next">What the vintage after knows.</param>
/// <param name="Derivation">How they were computed.</param>
internal sealed record DerivedComparison(int First, PackedChange[] Changes, IReadOnlyList<TouchedBlock> Touched, IReadOnlyDictionary<ulong, DerivedSeries> Series, DerivedVintage Next, Derivation Derivation)
{
    /// <summary>The series of which other formulas, or another reading, give other figures.</summary>
    public IReadOnlySet<ulong> Anew => Changes.Where(change => change.Kind == ChunkMerge.Kind.ValueReinterpreted).Select(change => change.Series).ToHashSet();
}
