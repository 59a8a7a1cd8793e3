namespace TraceFeed.Claims;

/// <summary>What the log states of a figure before and after a day.</summary>
/// <param name="OnTheDay">By the newest publication of that day or before that states it; null where none does.</param>
/// <param name="Next">By the first publication after that day that states it, and of several of one day by the last; null where none does.</param>
/// <param name="Now">By the newest publication that states it; null where none does.</param>
public sealed record PickedFigure(FoundFigure? OnTheDay, FoundFigure? Next, FoundFigure? Now)
{
    /// <summary>A figure that the log does not hold.</summary>
    public static readonly PickedFigure None = new(null, null, null);
}
