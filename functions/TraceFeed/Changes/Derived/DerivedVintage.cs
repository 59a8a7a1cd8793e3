using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>What a vintage knows of series that are computed from its published ones.</summary>
/// <param name="Series">Every derived series there ever was, by key.</param>
/// <param name="Blocks">The chunks, by table and period.</param>
/// <param name="Version">The version of the definition's formulas that computed them; null when none ever did.</param>
public sealed record DerivedVintage(IReadOnlyDictionary<ulong, SeriesState> Series, IReadOnlyDictionary<BlockKey, VintageBlock> Blocks, string? Version)
{
    /// <summary>Nothing derived.</summary>
    public static DerivedVintage Empty { get; } = new(new Dictionary<ulong, SeriesState>(), new Dictionary<BlockKey, VintageBlock>(), null);
}
