using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Looks up numbers that a publication states.</summary>
internal sealed class StatedFigures(Reading reading)
{
    /// <summary>The number of a series in a block; null when none is stated.</summary>
    public decimal? this[BlockKey key, ulong series] =>
        reading.Find(key) is { } block && block.Find(series) is >= 0 and var i && block.HasValue[i]
            ? ScaledNumber.ToDecimal(block.Values[i], block.Decimals[i])
            : null;
}
