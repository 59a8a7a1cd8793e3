namespace TraceFeed.Feeds;

/// <summary>An answer to be sent as it stands.</summary>
/// <param name="Status">200, 304, 405 or 412.</param>
/// <param name="Headers">Names and values, each name once.</param>
/// <param name="Body">What follows; empty for HEAD, 304, 405 and 412.</param>
public sealed record ViewAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);
