using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Compares a chunk with what publications state.</summary>
internal static class ChunkValues
{
    /// <summary>The hash that <see cref="ObservationBlock.ValuesHash"/> gives a block which states just what the chunk has and did not withdraw.</summary>
    public static byte[] Hash(ValueChunk chunk)
    {
        var kept = Enumerable.Range(0, chunk.Count).Where(i => chunk.States[i] != ValueState.Withdrawn).ToArray();
        return new ObservationBlock
        {
            Key = chunk.Key,
            Series = Array.ConvertAll(kept, i => chunk.Series[i]),
            Values = Array.ConvertAll(kept, i => chunk.Values[i]),
            HasValue = Array.ConvertAll(kept, i => chunk.States[i] == ValueState.Number),
            Decimals = Array.ConvertAll(kept, i => chunk.Decimals[i]),
            Status = Array.ConvertAll(kept, i => chunk.Status[i]),
            Printed = [],
            Marked = [],
            Sheet = [],
            Row = [],
            Column = [],
        }.ValuesHash(chunk.Symbols);
    }
}
