namespace TraceFeed.Changes;

/// <summary>Series of areas that went missing together and are not back.</summary>
/// <param name="Change">The id of the change that told of it.</param>
/// <param name="Series">The keys of the series that ended, or of which figures were withdrawn.</param>
public sealed record CoverageGap(string Change, IReadOnlyList<ulong> Series);
