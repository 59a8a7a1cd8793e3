namespace TraceFeed.Observations;

/// <summary>Collects one block in reading order, then sorts it by series and settles repeated keys.</summary>
internal sealed class BlockBuilder(BlockKey key)
{
    private readonly List<ulong> series = [];
    private readonly List<Stated> stated = [];

    internal delegate void RepeatedKey(BlockKey block, ulong series, bool conflict, Place first, Place second);

    /// <summary>Table and period.</summary>
    public BlockKey Key => key;

    public void Add(ulong one, long value, bool hasValue, byte decimals, byte printed, ushort status, bool marked, ushort sheet, int row, ushort column)
    {
        series.Add(one);
        stated.Add(new Stated(value, row, column, sheet, status, decimals, printed, hasValue, marked));
    }

    public ObservationBlock Build(RepeatedKey repeated)
    {
        var keys = series.ToArray();
        var order = new int[keys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // Ties keep reading order: a key sorts by series, then by where it was met.
        Array.Sort(order, (a, b) => keys[a] != keys[b] ? keys[a].CompareTo(keys[b]) : a.CompareTo(b));
        var kept = Settle(keys, order, repeated);
        return new ObservationBlock
        {
            Key = key,
            Series = Array.ConvertAll(kept, i => keys[i]),
            Values = Array.ConvertAll(kept, i => stated[i].Value),
            HasValue = Array.ConvertAll(kept, i => stated[i].HasValue),
            Decimals = Array.ConvertAll(kept, i => stated[i].Decimals),
            Printed = Array.ConvertAll(kept, i => stated[i].Printed),
            Status = Array.ConvertAll(kept, i => stated[i].Status),
            Marked = Array.ConvertAll(kept, i => stated[i].Marked),
            Sheet = Array.ConvertAll(kept, i => stated[i].Sheet),
            Row = Array.ConvertAll(kept, i => stated[i].Row),
            Column = Array.ConvertAll(kept, i => stated[i].Column),
        };
    }

    private int[] Settle(ulong[] keys, int[] order, RepeatedKey repeated)
    {
        var kept = new List<int>(order.Length);
        for (int from = 0, to; from < order.Length; from = to)
        {
            var first = stated[order[from]];
            var conflict = false;
            for (to = from + 1; to < order.Length && keys[order[to]] == keys[order[from]]; to++)
            {
                conflict |= !stated[order[to]].SameAs(first);
            }

            for (var again = from + 1; again < to; again++)
            {
                repeated(key, keys[order[from]], conflict, first.Place, stated[order[again]].Place);
            }

            if (!conflict)
            {
                kept.Add(order[from]);
            }
        }

        return [.. kept];
    }

    private readonly record struct Stated(long Value, int Row, ushort Column, ushort Sheet, ushort Status, byte Decimals, byte Printed, bool HasValue, bool Marked)
    {
        public Place Place => new(Sheet, Row, Column);

        public bool SameAs(Stated other) => Value == other.Value && HasValue == other.HasValue && Decimals == other.Decimals && Status == other.Status;
    }
}
