using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Which publication a file belongs to.</summary>
/// <param name="Id">The publisher's id of it, unique within the source.</param>
/// <param name="Title">What the publisher calls it; null when unknown.</param>
/// <param name="Page">Its page; null when unknown.</param>
/// <param name="Published">The day it was published; null when unknown.</param>
public sealed record PublicationIdentity(string Id, string? Title, Uri? Page, DateOnly? Published)
{
    /// <summary>The publisher's change notes, the newest first; empty when there are none.</summary>
    public IReadOnlyList<PublisherNote> Notes { get; init; } = [];

    /// <summary>What a maintainer decided of its file after it was quarantined; one that was accepted is asked for by no guard again. Null for a file that was not quarantined.</summary>
    public QuarantineFacts? Quarantine { get; init; }

    /// <summary>Whether it takes the place of the one before at the same address, so that a correction too is another publication.</summary>
    public bool Replaces { get; init; }
}
