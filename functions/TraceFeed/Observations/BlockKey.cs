namespace TraceFeed.Observations;

/// <summary>One table for one period: the grain in which observations are packed and vintages share storage.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Start">The packed first day, 0 when not told.</param>
/// <param name="End">The packed last day, 0 when not told.</param>
public readonly record struct BlockKey(string Table, int Start, int End) : IComparable<BlockKey>
{
    /// <summary>The period.</summary>
    public Period Period => Period.FromDays(Start, End);

    /// <summary>The weeks or days of the same table that make up a total's period, the first one first.</summary>
    /// <param name="days">Days of each.</param>
    public IEnumerable<BlockKey> Parts(int days)
    {
        for (var start = Start; start <= End; start += days)
        {
            yield return new BlockKey(Table, start, start + days - 1);
        }
    }

    /// <summary>Orders by table, then end, then start.</summary>
    public int CompareTo(BlockKey other)
    {
        var table = string.CompareOrdinal(Table, other.Table);
        return table != 0 ? table : End != other.End ? End.CompareTo(other.End) : Start.CompareTo(other.Start);
    }
}
