namespace TraceFeed.Fetching;

/// <summary>What a publisher says it changed in a publication.</summary>
/// <param name="At">When, with the publisher's offset.</param>
/// <param name="Note">What, as written.</param>
public sealed record ChangeNote(DateTimeOffset At, string Note);
