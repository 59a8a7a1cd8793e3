namespace TraceFeed.Claims;

/// <summary>A public page that a claim or a reported figure is taken from.</summary>
public sealed record CitedPage
{
    /// <summary>The id by which claims refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>Its title, or what it is about.</summary>
    public required string Title { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>When it was published; null where it does not tell.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Where it stands; null where that was not found.</summary>
    public Uri? Url { get; init; }
}
