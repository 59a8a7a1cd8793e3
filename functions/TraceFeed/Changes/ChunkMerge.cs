using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// Merges what a publication states of a block into the chunk a vintage has of it: one walk over two sorted key columns,
/// with no string and no object an observation.
/// </summary>
/// <param name="key">Table and period.</param>
/// <param name="old">The chunk before; null for none.</param>
/// <param name="stated">What is stated; null where nothing is.</param>
/// <param name="statuses">The symbols that the status numbers of what is stated count into.</param>
/// <param name="withdraws">Whether a series of the chunk that is stated no longer is withdrawn; else it is carried over.</param>
/// <param name="suppression">The symbols that withhold a figure.</param>
/// <param name="ordinal">The commit to be made.</param>
internal sealed class ChunkMerge(BlockKey key, ValueChunk? old, ObservationBlock? stated, IReadOnlyList<string> statuses, Func<ulong, bool> withdraws, Suppression suppression, int ordinal)
{
    private readonly ChunkBuilder chunk = new(key, old, stated, statuses, ordinal);
    private bool[] withheld = [];

    /// <summary>The new chunk; every difference is added to <paramref name="changes"/> under the block's number.</summary>
    public ValueChunk Merge(int block, List<PackedChange> changes)
    {
        withheld = suppression.ByNumber(chunk.Symbols);
        int i = 0, j = 0, olds = old?.Count ?? 0, news = stated?.Count ?? 0;
        while (i < olds || j < news)
        {
            if (j == news || (i < olds && old!.Series[i] < stated!.Series[j]))
            {
                Carry(block, i++, changes);
            }
            else if (i == olds || stated!.Series[j] < old!.Series[i])
            {
                chunk.Set(j);
                changes.Add(new PackedChange(Kind.PeriodAdded, block, -1, chunk.Count - 1, stated!.Series[j++]));
            }
            else
            {
                Both(block, i++, j++, changes);
            }
        }

        return chunk.Build();
    }

    private void Carry(int block, int i, List<PackedChange> changes)
    {
        if (old!.States[i] == ValueState.Withdrawn || !withdraws(old.Series[i]))
        {
            chunk.Copy(i);
            return;
        }

        chunk.Withdraw(i);
        changes.Add(new PackedChange(Kind.ValueWithdrawn, block, i, chunk.Count - 1, old.Series[i]));
    }

    private void Both(int block, int i, int j, List<PackedChange> changes)
    {
        var kind = Compare(i, j);
        if (kind == Kind.None)
        {
            chunk.Copy(i);
            return;
        }

        chunk.Set(j);
        changes.Add(new PackedChange(kind, block, i, chunk.Count - 1, old!.Series[i]));
    }

    private byte Compare(int i, int j)
    {
        if (old!.States[i] == ValueState.Withdrawn)
        {
            return Kind.ValueRestored;
        }

        // No number is compared with one that is withheld.
        var now = chunk.Numbers[stated!.Status[j]];
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
        public static readonly byte ValueReinterpreted = Of(ChangeKind.ValueReinterpreted);

        private static byte Of(string kind) => (byte)Array.IndexOf(ChangeKind.All, kind);
    }
}
