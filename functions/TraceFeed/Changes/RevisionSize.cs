namespace TraceFeed.Changes;

/// <summary>
/// How large a revision is, as one whole number by which those of one series compare: hundredths of a point for a share, else ten-thousandths of the
/// figure before. A figure below 100 is measured against 100, so that one person more in a small area does not look like a doubling.
/// </summary>
internal static class RevisionSize
{
    /// <summary>The least figure that a size is measured against.</summary>
    public const int LeastBase = 100;

    /// <summary>The largest size that is told apart: a hundredfold.</summary>
    public const int Most = 1_000_000;

    /// <summary>The size; 0 for none.</summary>
    /// <param name="old">The figure before.</param>
    /// <param name="now">The figure now.</param>
    /// <param name="share">Whether both are percentages.</param>
    public static int Of(decimal old, decimal now, bool share)
    {
        var moved = Math.Abs(now - old);
        var size = share ? moved * 100 : moved * 10_000 / Math.Max(Math.Abs(old), LeastBase);
        return (int)Math.Min(Math.Round(size, MidpointRounding.AwayFromZero), Most);
    }
}
