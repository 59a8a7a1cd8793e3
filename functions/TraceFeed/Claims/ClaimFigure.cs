namespace TraceFeed.Claims;

/// <summary>A figure that a claim is held against.</summary>
public sealed record ClaimFigure
{
    /// <summary>The name by which the claim's texts refer to it; null when none does.</summary>
    public string? Name { get; init; }

    /// <summary>A <c>table:row</c> reference.</summary>
    public required string Series { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The day as of which it is asked what was published; null for the claim's own.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>What was claimed of it; null for one that stands beside it.</summary>
    public Claimed? Claimed { get; init; }
}
