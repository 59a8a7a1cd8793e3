namespace TraceFeed.Claims;

/// <summary>The change of the log that set a figure, and the feed item that tells of it.</summary>
/// <param name="Sequence">Its sequence number.</param>
/// <param name="Id">Its id; null in a log that was written before changes had one.</param>
/// <param name="Ordinal">The source's number of its commit.</param>
/// <param name="Subject">The item's subject: a table, or an event kind.</param>
/// <param name="Path">The item's page, as a path below the site's base.</param>
/// <param name="Title">The item's title.</param>
/// <param name="Shown">Whether the item shows the change; else it counts it.</param>
public sealed record TellingChange(long Sequence, string? Id, int Ordinal, string Subject, string Path, string Title, bool Shown);
