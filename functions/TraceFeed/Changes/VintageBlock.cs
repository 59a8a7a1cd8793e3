using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A chunk's place in a vintage. The chunk itself is loaded only where it is needed.</summary>
public sealed record VintageBlock
{
    /// <summary>Table and period.</summary>
    public required BlockKey Key { get; init; }

    /// <summary>SHA-256 of what the chunk states (see <see cref="ObservationBlock.ValuesHash"/>), without what was withdrawn.</summary>
    public required byte[] ValuesHash { get; init; }

    /// <summary>The ordinal of the last commit whose publication stated the block: its cells are found there.</summary>
    public required int StatedBy { get; init; }

    /// <summary>The storage id of the chunk; null while it is not stored.</summary>
    public string? ChunkId { get; init; }

    /// <summary>The chunk; null while it is not loaded.</summary>
    public ValueChunk? Chunk { get; init; }
}
