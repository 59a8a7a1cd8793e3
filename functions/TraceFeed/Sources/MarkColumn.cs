namespace TraceFeed.Sources;

/// <summary>A column by which the publisher marks figures of a row as revised, or as expected to be.</summary>
/// <param name="Column">The header.</param>
/// <param name="Values">The texts that mark.</param>
public sealed record MarkColumn(string Column, IReadOnlyList<string> Values);
