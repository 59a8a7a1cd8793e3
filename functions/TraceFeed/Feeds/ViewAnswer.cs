namespace TraceFeed.Feeds;

/// <summary>An answer to be sent as it stands.</summary>
/// <param name="Status">200, 304 or 405.</param>
/// <param name="Headers">Names and values, each name once.</param>
/// <param name="Body">What follows; empty for HEAD, 304 and 405.</param>
public sealed record ViewAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
