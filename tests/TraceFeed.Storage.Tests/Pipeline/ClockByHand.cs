namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>A clock that a test moves.</summary>
internal sealed class ClockByHand : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2020, 6, 18, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
