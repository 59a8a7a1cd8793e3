using TraceFeed.Log;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>A commit that a series' history was gathered from.</summary>
/// <param name="Row">Its row.</param>
/// <param name="NewestEnd">The newest last day among the periods that it states of the series' table; null when it states none.</param>
/// <param name="Revisions">The chunk with how the table's series were revised until then; null when the vintage has none.</param>
internal sealed record HistoryCommit(LogRow Row, DateOnly? NewestEnd, string? Revisions)
{
    /// <summary>A commit by its manifest.</summary>
    public static HistoryCommit Of(LogRow row, VintageManifest manifest, string table) => new(
        row,
        manifest.Blocks.Where(block => block.Key.Table == table && block.StatedBy == row.Ordinal).Select(block => Period.FromDay(block.Key.End)).Max(),
        manifest.Revisions.FirstOrDefault(one => one.Table == table).Chunk);
}
