using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>What archived originals are read to state differently by the definition of today.</summary>
public sealed record Reprocessed
{
    /// <summary>The changes in order; empty when everything is read as before.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }

    /// <summary>The names of the originals that were read again, the newest first; empty when the definition of today has read every one that states something.</summary>
    public required IReadOnlyList<string> Originals { get; init; }

    /// <summary>Originals that the definition of today cannot read, each with the reason: what was read of them before stays.</summary>
    public required IReadOnlyList<string> Unreadable { get; init; }

    /// <summary>The row by which the changes are in the log; null for none.</summary>
    public LogRow? Row { get; init; }
}
