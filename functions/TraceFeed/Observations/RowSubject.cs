using TraceFeed.Sources;

namespace TraceFeed.Observations;

/// <summary>What a row is about.</summary>
/// <param name="Area">Its area.</param>
/// <param name="IsKnown">Whether the area has a code or is in a lookup.</param>
/// <param name="Breakdown">Further dimensions.</param>
internal sealed record RowSubject(Area Area, bool IsKnown, IReadOnlyDictionary<string, string> Breakdown);
