using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>A change that a request asks for.</summary>
/// <param name="Row">Its log row.</param>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Line">Its JSON as the log has it.</param>
internal readonly record struct FoundChange(LogRow Row, long Sequence, ReadOnlyMemory<byte> Line);
