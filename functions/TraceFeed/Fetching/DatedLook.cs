namespace TraceFeed.Fetching;

/// <summary>What a look at <see cref="DatedAddresses"/> brought.</summary>
/// <param name="Publications">Those found, the oldest date first.</param>
/// <param name="Through">The last date asked by this look or one before; null when none was.</param>
/// <param name="Problem">What ended the look early; null when every date that was due was asked.</param>
public sealed record DatedLook(IReadOnlyList<DiscoveredPublication> Publications, DateOnly? Through, FetchException? Problem);
