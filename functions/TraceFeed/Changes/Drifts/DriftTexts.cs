using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>Puts wordings into the ends of drifts.</summary>
internal static class DriftTexts
{
    /// <summary>A wording with the cell that states it.</summary>
    public static DriftEnd End(TableWording wording, Worded worded) =>
        new(worded.Text, Cell: worded.Ref is { } at ? new CellAddress(wording.Sha256, worded.Sheet, at) : null);

    /// <summary>One wording on each side.</summary>
    public static Drift Of(string aspect, TableWording before, Worded from, TableWording now, Worded to, int? concerns = null) =>
        new(aspect, [End(before, from)], [End(now, to)], concerns);
}
