using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// The figures that one commit revised, as they stood before: by them a figure that comes back within a week is known. Kept in packed
/// columns, one chunk a commit, so that it costs what changed.
/// </summary>
public sealed record RecentRevisions
{
    /// <summary>The day of the publication that revised them.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>The storage id; null while it is not stored.</summary>
    public string? ChunkId { get; init; }

    /// <summary>Table and period of each figure.</summary>
    public required BlockKey[] Blocks { get; init; }

    /// <summary>The key of each series.</summary>
    public required ulong[] Series { get; init; }

    /// <summary>Each figure, in units of <c>10^-Decimals</c>.</summary>
    public required long[] Values { get; init; }

    /// <summary>The scale of each.</summary>
    public required byte[] Decimals { get; init; }
}
