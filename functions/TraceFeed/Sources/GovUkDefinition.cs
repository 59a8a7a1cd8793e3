namespace TraceFeed.Sources;

/// <summary>Publications that are found through the GOV.UK Content API.</summary>
public sealed record GovUkDefinition
{
    /// <summary>The content item of the collection, or of a single publication.</summary>
    public required Uri Collection { get; init; }

    /// <summary>A pattern on base path or title; null takes every publication of the collection.</summary>
    public string? Publications { get; init; }

    /// <summary>A pattern on an attachment's title or file name.</summary>
    public required string Attachments { get; init; }

    /// <summary>A pattern on title or file name of attachments to leave out although they match.</summary>
    public string? NotAttachments { get; init; }
}
