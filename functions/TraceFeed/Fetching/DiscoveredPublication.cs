namespace TraceFeed.Fetching;

/// <summary>One publication and those of its files that the source wants.</summary>
public sealed record DiscoveredPublication
{
    /// <summary>
    /// Its base path on www.gov.uk, the same as long as the publisher does not rename it; else the path of its address, with <c>@</c>
    /// and its day where the address is that of every publication.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Its page for people.</summary>
    public required Uri Page { get; init; }

    /// <summary>The day of first publication in the United Kingdom.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>The time of the last change that the publisher called one (<c>public_updated_at</c>); elsewhere Last-Modified, or when it was found.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The publisher's change history, in its order (newest first); empty where there is none.</summary>
    public required IReadOnlyList<ChangeNote> Notes { get; init; }

    /// <summary>The files wanted, in the publisher's order; empty when none matches, which may mean that they were renamed.</summary>
    public required IReadOnlyList<DiscoveredFile> Files { get; init; }
}
