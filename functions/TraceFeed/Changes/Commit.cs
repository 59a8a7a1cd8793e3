namespace TraceFeed.Changes;

/// <summary>A commit of the log with its changes: what feeds are made of.</summary>
public sealed record Commit
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own number of the commit, from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The row of the log, from 1.</summary>
    public required long Row { get; init; }

    /// <summary>The sequence number of its first change; change i has <c>FirstSequence + i</c>.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>When TraceFeed recorded it, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Its changes in order; the first is of the publication.</summary>
    public required IReadOnlyList<Change> Changes { get; init; }
}
