namespace TraceFeed.Changes.Masses;

/// <summary>Revised figures of which one side is rounded to a base, or cut off at it, and the other is finer.</summary>
/// <param name="to">The base, in units of the figures' scale.</param>
/// <param name="figures">Each revision with its finer and its coarser figure.</param>
internal sealed class CoarserFigures(long to, IReadOnlyList<(int Change, long Fine, long Coarse)> figures)
{
    /// <summary>
    /// Whether the coarser figures are the finer ones cut off: more lie below by over half a base than above, where rounding would put none below so far.
    /// </summary>
    public bool AreCut { get; } = figures.Count(one => IsCut(one, to) && 2 * Math.Abs(one.Fine - one.Coarse) > to) > figures.Count(one => Math.Abs(one.Coarse) > Math.Abs(one.Fine) && IsNear(one, to));

    /// <summary>The revisions that rounding, or cutting, explains.</summary>
    public IEnumerable<int> Explained => figures.Where(one => AreCut ? IsCut(one, to) : IsNear(one, to)).Select(one => one.Change);

    private static bool IsCut((int Change, long Fine, long Coarse) one, long to) => one.Coarse == one.Fine / to * to;

    private static bool IsNear((int Change, long Fine, long Coarse) one, long to) => 2 * Math.Abs(one.Fine - one.Coarse) <= to;
}
