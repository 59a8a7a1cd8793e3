namespace TraceFeed.Tests.Drift;

/// <summary>Where a cell stands in a file, as TraceFeed names it.</summary>
/// <param name="Sheet">The sheet; null without one.</param>
/// <param name="Ref">The A1 reference, or the JSON Pointer.</param>
internal readonly record struct Origin(string? Sheet, string Ref);
