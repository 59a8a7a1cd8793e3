namespace TraceFeed.Pipeline;

/// <summary>What a log row gives a feed.</summary>
/// <param name="Row">The row's number.</param>
/// <param name="Items">Items.</param>
/// <param name="Bytes">How large they are in JSON; of an area's feed, about.</param>
public readonly record struct IndexedRow(long Row, int Items, long Bytes);
