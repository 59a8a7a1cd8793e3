namespace TraceFeed.Pipeline;

/// <summary>A look at a source.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">Why nothing could be seen; null when all went well.</param>
public sealed record Look(DateTimeOffset At, string? Problem);
