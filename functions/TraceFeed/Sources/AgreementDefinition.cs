namespace TraceFeed.Sources;

/// <summary>One quantity printed in several tables: separate series that must agree.</summary>
/// <param name="Id">The check's id within its source.</param>
/// <param name="Series">Two or more <c>table:row</c> references.</param>
public sealed record AgreementDefinition(string Id, IReadOnlyList<string> Series);
