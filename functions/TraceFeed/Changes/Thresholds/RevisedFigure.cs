using TraceFeed.Observations;

namespace TraceFeed.Changes.Thresholds;

/// <summary>A figure that stands for itself and was revised.</summary>
/// <param name="Block">Table and period.</param>
/// <param name="Series">The series' key.</param>
/// <param name="Old">The figure before.</param>
/// <param name="Now">The figure now.</param>
internal readonly record struct RevisedFigure(BlockKey Block, ulong Series, decimal Old, decimal Now)
{
    /// <summary>Those of some changes: neither what is part of another change nor what is back to what it was.</summary>
    public static IEnumerable<RevisedFigure> Of(IEnumerable<PackedChange> changes, IReadOnlyList<TouchedBlock> touched) =>
        from change in changes
        where change.Kind == ChunkMerge.Kind.ValueRevised && change.PartOf is null && change.Reason is null
        let block = touched[change.Block]
        select new RevisedFigure(block.Key, change.Series, ScaledNumber.ToDecimal(block.Old!.Values[change.Old], block.Old.Decimals[change.Old]), ScaledNumber.ToDecimal(block.New.Values[change.New], block.New.Decimals[change.New]));
}
