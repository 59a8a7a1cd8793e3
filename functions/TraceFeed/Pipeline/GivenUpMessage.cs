namespace TraceFeed.Pipeline;

/// <summary>A message that failed too often and waits for a maintainer.</summary>
/// <param name="Id">Its id in storage.</param>
/// <param name="Queue">The queue it was for.</param>
/// <param name="Since">When it was put aside.</param>
/// <param name="Body">Its text.</param>
/// <param name="Asks">The publication it asks for; null for a request to render, or for what is no such message.</param>
public sealed record GivenUpMessage(string Id, string Queue, DateTimeOffset? Since, string Body, IngestMessage? Asks)
{
    /// <summary>The digits by which a maintainer names it.</summary>
    public string ShortId => Id[..LeastOfId];

    /// <summary>How many digits of an id are enough.</summary>
    internal const int LeastOfId = 8;
}
