using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// The values of one table for one period as a vintage has them, in packed columns sorted by series key. No cells and no
/// marks: a chunk whose values did not change is the same chunk, wherever its table moved.
/// </summary>
public sealed class ValueChunk
{
    /// <summary>Table and period.</summary>
    public required BlockKey Key { get; init; }

    /// <summary>Series keys, ascending and unique.</summary>
    public required ulong[] Series { get; init; }

    /// <summary>Values in units of <c>10^-Decimals</c>; 0 without a number.</summary>
    public required long[] Values { get; init; }

    /// <summary>States.</summary>
    public required ValueState[] States { get; init; }

    /// <summary>The scale of each value.</summary>
    public required byte[] Decimals { get; init; }

    /// <summary>Status numbers, 0 for none, from 1 into <see cref="Symbols"/>.</summary>
    public required ushort[] Status { get; init; }

    /// <summary>The status symbols of this chunk.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>For each value, the ordinal of the commit that last set it.</summary>
    public required int[] SetBy { get; init; }

    /// <summary>For each value, the index in that commit's change set of the change that set it.</summary>
    public required int[] SetAt { get; init; }

    /// <summary>Observations in the chunk.</summary>
    public int Count => Series.Length;

    /// <summary>The index of a series; negative when the chunk does not have it.</summary>
    public int Find(ulong series) => Array.BinarySearch(Series, series);

    /// <summary>The status symbol of an observation; null for none.</summary>
    public string? Symbol(int index) => Status[index] == 0 ? null : Symbols[Status[index] - 1];

    /// <summary>The number of an observation as an exact decimal string; null without one.</summary>
    public string? Number(int index) => States[index] == ValueState.Number ? ScaledNumber.Format(Values[index], Decimals[index]) : null;
}
