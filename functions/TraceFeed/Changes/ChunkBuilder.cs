using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Builds a chunk from the one before and from what a publication states: packed columns, with no string and no object an observation.</summary>
internal sealed class ChunkBuilder
{
    private readonly BlockKey key;
    private readonly ValueChunk? old;
    private readonly ObservationBlock? stated;
    private readonly int ordinal;
    private readonly List<string> symbols;
    private readonly ulong[] series;
    private readonly long[] values;
    private readonly ValueState[] states;
    private readonly byte[] decimals;
    private readonly ushort[] status;
    private readonly int[] setBy;
    private readonly int[] setAt;

    /// <param name="key">Table and period.</param>
    /// <param name="old">The chunk before; null for none.</param>
    /// <param name="stated">What is stated; null where nothing is.</param>
    /// <param name="statuses">The symbols that the status numbers of what is stated count into.</param>
    /// <param name="ordinal">The commit that sets what is set.</param>
    public ChunkBuilder(BlockKey key, ValueChunk? old, ObservationBlock? stated, IReadOnlyList<string> statuses, int ordinal)
    {
        (this.key, this.old, this.stated, this.ordinal) = (key, old, stated, ordinal);
        var most = (old?.Count ?? 0) + (stated?.Count ?? 0);
        (series, values, states, decimals) = (new ulong[most], new long[most], new ValueState[most], new byte[most]);
        (status, setBy, setAt) = (new ushort[most], new int[most], new int[most]);
        symbols = old is null ? [] : [.. old.Symbols];
        Numbers = StatusNumbers(statuses);
    }

    /// <summary>Observations so far.</summary>
    public int Count { get; private set; }

    /// <summary>The chunk's symbols, those of what is stated included; its status numbers count from 1 into them.</summary>
    public IReadOnlyList<string> Symbols => symbols;

    /// <summary>The chunk's status number for each of what is stated: equality of statuses is equality of numbers.</summary>
    public ushort[] Numbers { get; }

    /// <summary>Carries an observation of the chunk before over.</summary>
    public void Copy(int i)
    {
        (series[Count], values[Count], states[Count], decimals[Count]) = (old!.Series[i], old.Values[i], old.States[i], old.Decimals[i]);
        (status[Count], setBy[Count], setAt[Count]) = (old.Status[i], old.SetBy[i], old.SetAt[i]);
        Count++;
    }

    /// <summary>Withdraws an observation of the chunk before.</summary>
    public void Withdraw(int i)
    {
        (series[Count], states[Count], setBy[Count]) = (old!.Series[i], ValueState.Withdrawn, ordinal);
        Count++;
    }

    /// <summary>Sets an observation to what is stated.</summary>
    public void Set(int j)
    {
        series[Count] = stated!.Series[j];
        values[Count] = stated.HasValue[j] ? stated.Values[j] : 0;
        states[Count] = stated.HasValue[j] ? ValueState.Number : ValueState.Symbol;
        decimals[Count] = stated.Decimals[j];
        status[Count] = Numbers[stated.Status[j]];
        setBy[Count] = ordinal;
        Count++;
    }

    /// <summary>The chunk; which changes set its values is filled in later.</summary>
    public ValueChunk Build() => new()
    {
        Key = key,
        Series = series[..Count],
        Values = values[..Count],
        States = states[..Count],
        Decimals = decimals[..Count],
        Status = status[..Count],
        Symbols = symbols,
        SetBy = setBy[..Count],
        SetAt = setAt[..Count],
    };

    private ushort[] StatusNumbers(IReadOnlyList<string> statuses)
    {
        var map = new ushort[statuses.Count + 1];
        foreach (var id in stated?.Status.Distinct().Where(id => id != 0) ?? [])
        {
            var at = symbols.IndexOf(statuses[id - 1]);
            if (at < 0)
            {
                at = symbols.Count;
                symbols.Add(statuses[id - 1]);
            }

            map[id] = (ushort)(at + 1);
        }

        return map;
    }
}
