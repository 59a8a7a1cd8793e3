namespace TraceFeed.Changes.Drifts;

/// <summary>A series that goes on under another key.</summary>
/// <param name="Old">The key before.</param>
/// <param name="New">The key now.</param>
internal readonly record struct RenamedSeries(ulong Old, ulong New);
