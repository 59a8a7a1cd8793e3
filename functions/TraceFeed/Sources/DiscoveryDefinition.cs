namespace TraceFeed.Sources;

/// <summary>How the publications of a source are found through the GOV.UK Content API.</summary>
public sealed record DiscoveryDefinition
{
    /// <summary>The content item of the collection, or of a single publication.</summary>
    public required Uri Collection { get; init; }

    /// <summary>The only hosts that files may come from.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>A pattern on base path or title; null takes every publication of the collection.</summary>
    public string? Publications { get; init; }

    /// <summary>A pattern on an attachment's title or file name.</summary>
    public required string Attachments { get; init; }

    /// <summary>A pattern on title or file name of attachments to leave out although they match.</summary>
    public string? NotAttachments { get; init; }
}
