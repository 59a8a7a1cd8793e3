using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Observations;

/// <summary>
/// What a file states in one table for one period, in packed columns sorted by series key.
/// Values are integers in units of <c>10^-Decimals</c>; a status of 0 is none, n is the n-th of <see cref="Reading.Statuses"/>, from 1.
/// </summary>
public sealed class ObservationBlock
{
    private const int RowBytes = 18;

    private byte[]? valuesHash;

    /// <summary>Table and period.</summary>
    public required BlockKey Key { get; init; }

    /// <summary>Series keys, ascending and unique.</summary>
    public required ulong[] Series { get; init; }

    /// <summary>Values, scaled; meaningless where <see cref="HasValue"/> is false.</summary>
    public required long[] Values { get; init; }

    /// <summary>Whether a number is stated.</summary>
    public required bool[] HasValue { get; init; }

    /// <summary>The scale of each value.</summary>
    public required byte[] Decimals { get; init; }

    /// <summary>Decimals the cell shows.</summary>
    public required byte[] Printed { get; init; }

    /// <summary>Status numbers.</summary>
    public required ushort[] Status { get; init; }

    /// <summary>Whether the publisher marks the cell as revised.</summary>
    public required bool[] Marked { get; init; }

    /// <summary>Sheet numbers, into <see cref="Reading.Sheets"/>.</summary>
    public required ushort[] Sheet { get; init; }

    /// <summary>Cell rows, from 1.</summary>
    public required int[] Row { get; init; }

    /// <summary>Cell columns, from 1.</summary>
    public required ushort[] Column { get; init; }

    /// <summary>Observations in the block.</summary>
    public int Count => Series.Length;

    /// <summary>The index of a series; negative when the block does not state it.</summary>
    public int Find(ulong series) => Array.BinarySearch(Series, series);

    /// <summary>SHA-256 of what is stated, without cells, marks and who stated it: equal hashes mean nothing changed.</summary>
    public byte[] ValuesHash(IReadOnlyList<string> statuses) => valuesHash ??= Hash(statuses);

    // Handed over at once: a call of the hash for each observation would cost more than the hashing.
    private byte[] Hash(IReadOnlyList<string> statuses)
    {
        var bytes = new ArrayBufferWriter<byte>((RowBytes + 1) * (Count + 1));
        for (var i = 0; i < Count; i++)
        {
            var row = bytes.GetSpan(RowBytes);
            BinaryPrimitives.WriteUInt64LittleEndian(row, Series[i]);
            BinaryPrimitives.WriteInt64LittleEndian(row[8..], Values[i]);
            row[16] = HasValue[i] ? (byte)1 : (byte)0;
            row[17] = Decimals[i];
            bytes.Advance(RowBytes);
            if (Status[i] != 0)
            {
                Encoding.UTF8.GetBytes(statuses[Status[i] - 1], bytes);
            }

            bytes.GetSpan(1)[0] = 0;
            bytes.Advance(1);
        }

        return SHA256.HashData(bytes.WrittenSpan);
    }
}
