using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Looks up what is stated at earlier ends once a publication is taken in: its own figure, else the one carried over.</summary>
internal sealed class EarlierFigures(Vintage prior, Reading reading, Suppression suppression)
{
    private readonly StatedSpan span = new(reading);
    private readonly bool[] withheld = suppression.ByNumber(reading.Statuses);

    /// <summary>What stands in a block; null where nothing does, or a symbol that withholds no figure.</summary>
    public EarlierFigure? At(BlockKey key, ulong series)
    {
        if (reading.Find(key) is { } block && block.Find(series) is >= 0 and var own)
        {
            return block.HasValue[own] ? new EarlierFigure(key, ScaledNumber.ToDecimal(block.Values[own], block.Decimals[own]))
                : withheld[block.Status[own]] ? new EarlierFigure(key, null) : null;
        }

        if (prior.Blocks.GetValueOrDefault(key)?.Chunk is not { } chunk || chunk.Find(series) is not (>= 0 and var i) || chunk.States[i] == ValueState.Withdrawn || span.Withdraws(key, series))
        {
            return null;
        }

        return chunk.States[i] == ValueState.Number ? new EarlierFigure(key, ScaledNumber.ToDecimal(chunk.Values[i], chunk.Decimals[i]))
            : suppression.Withholds(chunk.Symbol(i)) ? new EarlierFigure(key, null) : null;
    }

    /// <summary>Whether the vintage's chunk of a block must be loaded to know what stands there: it is not, and the publication does not state all of the series itself.</summary>
    public bool AreMissing(BlockKey key, IEnumerable<ulong> series) =>
        prior.Blocks.TryGetValue(key, out var known) && known.Chunk is null
        && !(reading.Find(key) is { } block && series.All(one => block.Find(one) >= 0));
}
