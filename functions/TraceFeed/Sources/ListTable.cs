namespace TraceFeed.Sources;

/// <summary>The subject of a list.</summary>
/// <param name="Id">The table's id.</param>
/// <param name="Title">The short subject.</param>
/// <param name="Periods"><c>weekly</c> or <c>to-date</c>.</param>
/// <param name="Headline">The series that a title speaks of first.</param>
public sealed record ListTable(string Id, string Title, string Periods, string Headline) : ITableSubject;
