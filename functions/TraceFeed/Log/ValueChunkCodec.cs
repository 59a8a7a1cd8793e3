using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>The bytes of a value chunk: the same chunk has the same bytes on any machine, so its hash is its name.</summary>
internal static class ValueChunkCodec
{
    private const byte Format = 1;

    public static byte[] Write(ValueChunk chunk)
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write(Format);
        BlockKeyCodec.Write(output, chunk.Key);
        output.Write7BitEncodedInt(chunk.Symbols.Count);
        foreach (var symbol in chunk.Symbols)
        {
            output.Write(symbol);
        }

        output.Write7BitEncodedInt(chunk.Count);
        Column(chunk.Series, output.Write);
        Column(chunk.Values, value => output.Write7BitEncodedInt64((value << 1) ^ (value >> 63)));
        Column(chunk.States, state => output.Write((byte)state));
        Column(chunk.Decimals, output.Write);
        Column(chunk.Status, status => output.Write7BitEncodedInt(status));
        Column(chunk.SetBy, output.Write7BitEncodedInt);
        Column(chunk.SetAt, output.Write7BitEncodedInt);
        output.Flush();
        return bytes.ToArray();
    }

    public static ValueChunk Read(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        if (input.ReadByte() != Format)
        {
            throw new DamagedStorageException("a value chunk has a format that this version does not know");
        }

        var key = BlockKeyCodec.Read(input);
        var symbols = new string[input.Read7BitEncodedInt()];
        for (var i = 0; i < symbols.Length; i++)
        {
            symbols[i] = input.ReadString();
        }

        var count = input.Read7BitEncodedInt();
        return new ValueChunk
        {
            Key = key,
            Symbols = symbols,
            Series = Column(count, input.ReadUInt64),
            Values = Column(count, () => input.Read7BitEncodedInt64() is var coded ? (long)((ulong)coded >> 1) ^ -(coded & 1) : 0),
            States = Column(count, () => (ValueState)input.ReadByte()),
            Decimals = Column(count, input.ReadByte),
            Status = Column(count, () => (ushort)input.Read7BitEncodedInt()),
            SetBy = Column(count, input.Read7BitEncodedInt),
            SetAt = Column(count, input.Read7BitEncodedInt),
        };
    }

    internal static T[] Column<T>(int count, Func<T> read)
    {
        var column = new T[count];
        for (var i = 0; i < count; i++)
        {
            column[i] = read();
        }

        return column;
    }

    internal static void Column<T>(T[] column, Action<T> write)
    {
        foreach (var value in column)
        {
            write(value);
        }
    }
}
