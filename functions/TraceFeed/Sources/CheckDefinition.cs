namespace TraceFeed.Sources;

/// <summary>An identity that holds in every column: the total is the sum of its parts.</summary>
/// <param name="Id">The check's id within its table.</param>
/// <param name="Total">The row id of the total.</param>
/// <param name="Parts">The row ids of the parts.</param>
public sealed record CheckDefinition(string Id, string Total, IReadOnlyList<string> Parts);
