namespace TraceFeed.Changes.Derived;

/// <summary>A figure that is computed or computed from.</summary>
/// <param name="Value">The number; null where a symbol stands.</param>
/// <param name="Symbol">The symbol; what a publisher withholds is not computed around.</param>
internal readonly record struct Figure(decimal? Value, string? Symbol)
{
    /// <summary>What a chunk has of a series; null for nothing, and for what was withdrawn.</summary>
    public static Figure? In(ValueChunk? chunk, ulong series) => chunk?.Find(series) is >= 0 and var i && chunk.States[i] != ValueState.Withdrawn
        ? new Figure(chunk.States[i] == ValueState.Number ? ScaledNumber.ToDecimal(chunk.Values[i], chunk.Decimals[i]) : null, chunk.Symbol(i))
        : null;
}
