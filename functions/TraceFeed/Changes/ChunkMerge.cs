using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// Merges what a publication states of a block into the chunk a vintage has of it: one walk over two sorted key columns,
/// with no string and no object an observation.
/// </summary>
internal sealed class ChunkMerge(BlockKey key, ValueChunk? old, ObservationBlock? stated, Reading reading, StatedSpan span, Suppression suppression, int ordinal)
{
    private readonly List<string> symbols = old is null ? [] : [.. old.Symbols];
    private readonly int most = (old?.Count ?? 0) + (stated?.Count ?? 0);
    private int count;
    private ulong[] series = [];
    private long[] values = [];
    private ValueState[] states = [];
    private byte[] decimals = [];
    private ushort[] status = [];
    private int[] setBy = [];
    private int[] setAt = [];
    private bool[] withheld = [];

    /// <summary>The new chunk; every difference is added to <paramref name="changes"/> under the block's number.</summary>
    public ValueChunk Merge(int block, List<PackedChange> changes)
    {
        (series, values, states, decimals) = (new ulong[most], new long[most], new ValueState[most], new byte[most]);
        (status, setBy, setAt) = (new ushort[most], new int[most], new int[most]);
        var map = StatusMap();
        withheld = suppression.ByNumber(symbols);
        int i = 0, j = 0, olds = old?.Count ?? 0, news = stated?.Count ?? 0;
        while (i < olds || j < news)
        {
            if (j == news || (i < olds && old!.Series[i] < stated!.Series[j]))
            {
                Carry(block, i++, changes);
            }
            else if (i == olds || stated!.Series[j] < old!.Series[i])
            {
                Set(j, map);
                changes.Add(new PackedChange(Kind.PeriodAdded, block, -1, count - 1, stated!.Series[j++]));
            }
            else
            {
                Both(block, i++, j++, map, changes);
            }
        }

        return new ValueChunk
        {
            Key = key,
            Series = series[..count],
            Values = values[..count],
            States = states[..count],
            Decimals = decimals[..count],
            Status = status[..count],
            Symbols = symbols,
            SetBy = setBy[..count],
            SetAt = setAt[..count],
        };
    }

    private void Carry(int block, int i, List<PackedChange> changes)
    {
        Copy(i);
        if (old!.States[i] != ValueState.Withdrawn && span.Withdraws(key, old.Series[i]))
        {
            var at = count - 1;
            (values[at], states[at], decimals[at], status[at], setBy[at]) = (0, ValueState.Withdrawn, 0, 0, ordinal);
            changes.Add(new PackedChange(Kind.ValueWithdrawn, block, i, at, old.Series[i]));
        }
    }

    private void Both(int block, int i, int j, ushort[] map, List<PackedChange> changes)
    {
        var kind = Compare(i, j, map);
        if (kind == Kind.None)
        {
            Copy(i);
            return;
        }

        Set(j, map);
        changes.Add(new PackedChange(kind, block, i, count - 1, old!.Series[i]));
    }

    private byte Compare(int i, int j, ushort[] map)
    {
        if (old!.States[i] == ValueState.Withdrawn)
        {
            return Kind.ValueRestored;
        }

        // No number is compared with one that is withheld.
        var now = map[stated!.Status[j]];
        if (withheld[old.Status[i]] != withheld[now])
        {
            return withheld[now] ? Kind.ValueSuppressed : Kind.ValueDisclosed;
        }

        var hadNumber = old.States[i] == ValueState.Number;
        if (hadNumber && stated.HasValue[j] && !ScaledNumber.Equal(old.Values[i], old.Decimals[i], stated.Values[j], stated.Decimals[j]))
        {
            return Kind.ValueRevised;
        }

        return hadNumber != stated.HasValue[j] || old.Status[i] != now ? Kind.StatusChanged : Kind.None;
    }

    private void Copy(int i)
    {
        (series[count], values[count], states[count], decimals[count]) = (old!.Series[i], old.Values[i], old.States[i], old.Decimals[i]);
        (status[count], setBy[count], setAt[count]) = (old.Status[i], old.SetBy[i], old.SetAt[i]);
        count++;
    }

    private void Set(int j, ushort[] map)
    {
        series[count] = stated!.Series[j];
        values[count] = stated.HasValue[j] ? stated.Values[j] : 0;
        states[count] = stated.HasValue[j] ? ValueState.Number : ValueState.Symbol;
        decimals[count] = stated.Decimals[j];
        status[count] = map[stated.Status[j]];
        setBy[count] = ordinal;
        count++;
    }

    // Symbols get numbers of this chunk once, so that equality of statuses is equality of numbers.
    private ushort[] StatusMap()
    {
        var map = new ushort[reading.Statuses.Count + 1];
        foreach (var id in stated?.Status.Distinct().Where(id => id != 0) ?? [])
        {
            var at = symbols.IndexOf(reading.Statuses[id - 1]);
            if (at < 0)
            {
                at = symbols.Count;
                symbols.Add(reading.Statuses[id - 1]);
            }

            map[id] = (ushort)(at + 1);
        }

        return map;
    }

    /// <summary>Kinds as bytes.</summary>
    internal static class Kind
    {
        public const byte None = byte.MaxValue;
        public static readonly byte SeriesEnded = Of(ChangeKind.SeriesEnded);
        public static readonly byte SeriesAdded = Of(ChangeKind.SeriesAdded);
        public static readonly byte PeriodAdded = Of(ChangeKind.PeriodAdded);
        public static readonly byte ValueRevised = Of(ChangeKind.ValueRevised);
        public static readonly byte ValueWithdrawn = Of(ChangeKind.ValueWithdrawn);
        public static readonly byte ValueRestored = Of(ChangeKind.ValueRestored);
        public static readonly byte StatusChanged = Of(ChangeKind.StatusChanged);
        public static readonly byte ValueSuppressed = Of(ChangeKind.ValueSuppressed);
        public static readonly byte ValueDisclosed = Of(ChangeKind.ValueDisclosed);

        private static byte Of(string kind) => (byte)Array.IndexOf(ChangeKind.All, kind);
    }
}
