namespace TraceFeed.Changes;

/// <summary>Areas that went missing together and are not back.</summary>
/// <param name="Change">The id of the change that told of it.</param>
/// <param name="Areas">The areas, as <c>type:code</c>, or <c>type:name</c> where there is no code.</param>
public sealed record CoverageGap(string Change, IReadOnlyList<string> Areas);
