using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>What one publication states by itself, as a vintage: made for an older publication that is taken in after newer ones.</summary>
internal static class OwnVintage
{
    /// <summary>The vintage of that file alone. Its one change set everything in it.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="ordinal">The ordinal of its commit.</param>
    /// <param name="reading">The publication's file.</param>
    /// <param name="definition">The source.</param>
    /// <param name="published">When it was published.</param>
    public static Vintage Of(string source, int ordinal, Reading reading, SourceDefinition definition, DateOnly? published)
    {
        var alone = Differ.Compare(Vintage.Empty(source) with { Ordinal = ordinal - 1 }, reading, definition, published).Next;
        foreach (var block in alone.Blocks.Values.Concat(alone.Derived.Blocks.Values))
        {
            Array.Clear(block.Chunk!.SetAt);
        }

        return alone with
        {
            Series = alone.Series.ToDictionary(pair => pair.Key, pair => pair.Value with { SetAt = 0 }),
            Derived = alone.Derived with { Series = alone.Derived.Series.ToDictionary(pair => pair.Key, pair => pair.Value with { SetAt = 0 }) },
            Failed = alone.Failed.ToDictionary(pair => pair.Key, pair => pair.Value with { SetAt = 0 }),
            Recent = [],
            Thresholds = [],
        };
    }
}
