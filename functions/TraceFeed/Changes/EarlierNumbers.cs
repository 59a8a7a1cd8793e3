using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>The numbers that a vintage had before a comparison, also where its chunk was not loaded because nothing in it changed.</summary>
internal sealed class EarlierNumbers(Comparison comparison)
{
    /// <summary>The number stated before, scaled; null when none was, or the block is neither loaded nor stated again.</summary>
    public (long Value, byte Decimals)? Of(BlockKey key, ulong series)
    {
        if (!comparison.Prior.Blocks.TryGetValue(key, out var block))
        {
            return null;
        }

        if (block.Chunk is { } chunk)
        {
            return chunk.Find(series) is >= 0 and var i && chunk.States[i] == ValueState.Number ? (chunk.Values[i], chunk.Decimals[i]) : null;
        }

        return comparison.Reading.Blocks.TryGetValue(key, out var same) && same.Find(series) is >= 0 and var j && same.HasValue[j] ? (same.Values[j], same.Decimals[j]) : null;
    }
}
