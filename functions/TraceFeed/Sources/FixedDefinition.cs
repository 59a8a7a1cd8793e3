namespace TraceFeed.Sources;

/// <summary>One address whose content is replaced at each release, so that a release has no address of its own.</summary>
public sealed record FixedDefinition
{
    /// <summary>The address.</summary>
    public required Uri Url { get; init; }

    /// <summary>What publications are named after, before <c>@</c> and their day; null takes the address's path.</summary>
    public string? Id { get; init; }
}
