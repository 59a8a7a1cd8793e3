using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>A figure of a vintage.</summary>
/// <param name="State">The series.</param>
/// <param name="Chunk">Table and period.</param>
/// <param name="Index">Its place there.</param>
internal readonly record struct PlacedFigure(SeriesState State, ValueChunk Chunk, int Index)
{
    /// <summary>Table and period.</summary>
    public BlockKey Key => Chunk.Key;

    /// <summary>Whether it was stated before and is left out now.</summary>
    public bool IsWithdrawn => Chunk.States[Index] == ValueState.Withdrawn;

    /// <summary>The ordinal of the commit that last set it.</summary>
    public int SetBy => Chunk.SetBy[Index];
}
