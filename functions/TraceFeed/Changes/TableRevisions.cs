namespace TraceFeed.Changes;

/// <summary>The place of a table's <see cref="RevisionRecord"/> in a vintage. The record itself is loaded only where it is needed.</summary>
/// <param name="Record">The record; null while it is not loaded.</param>
/// <param name="ChunkId">Its storage id; null while it is not stored.</param>
public sealed record TableRevisions(RevisionRecord? Record, string? ChunkId = null);
