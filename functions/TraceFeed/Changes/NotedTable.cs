namespace TraceFeed.Changes;

/// <summary>A table, and what a publisher's note may call it.</summary>
/// <param name="Id">The table's id.</param>
/// <param name="Sheets">The sheets it stands on, those of the publication first and then those of the one before; empty for files without sheets.</param>
/// <param name="Phrases">Its titles and the labels of its measures.</param>
internal sealed record NotedTable(string Id, IReadOnlyList<string> Sheets, IReadOnlyList<string> Phrases);
