namespace TraceFeed.Changes;

/// <summary>What a publisher says it changed in a publication.</summary>
/// <param name="At">When, with the publisher's offset.</param>
/// <param name="Note">What, as written; a long note may be cut.</param>
public sealed record PublisherNote(DateTimeOffset At, string Note);
