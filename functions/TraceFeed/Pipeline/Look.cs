namespace TraceFeed.Pipeline;

/// <summary>A look at a source.</summary>
/// <param name="At">When.</param>
/// <param name="Problem">Why nothing could be seen; null when all went well.</param>
public sealed record Look(DateTimeOffset At, string? Problem)
{
    /// <summary>When a look last went well, this one or one before; null when none did since that is kept.</summary>
    public DateTimeOffset? Succeeded { get; init; } = Problem is null ? At : null;
}
