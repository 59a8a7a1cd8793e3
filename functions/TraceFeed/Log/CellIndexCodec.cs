using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>The bytes of a cell index, the same on any machine.</summary>
internal static class CellIndexCodec
{
    private const byte Format = 1;

    public static byte[] Write(CellIndex index)
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write(Format);
        output.Write(index.Sha256);
        output.Write7BitEncodedInt(index.Sheets.Count);
        foreach (var sheet in index.Sheets)
        {
            output.Write(sheet is not null);
            output.Write(sheet ?? "");
        }

        output.Write7BitEncodedInt(index.Blocks.Count);
        foreach (var (key, block) in index.Blocks.OrderBy(pair => pair.Key))
        {
            BlockKeyCodec.Write(output, key);
            output.Write7BitEncodedInt(block.Series.Length);
            ValueChunkCodec.Column(block.Series, output.Write);
            ValueChunkCodec.Column(block.Sheet, sheet => output.Write7BitEncodedInt(sheet));
            ValueChunkCodec.Column(block.Row, output.Write7BitEncodedInt);
            ValueChunkCodec.Column(block.Column, column => output.Write7BitEncodedInt(column));
            ValueChunkCodec.Column(block.Marked, output.Write);
        }

        output.Flush();
        return bytes.ToArray();
    }

    public static CellIndex Read(ReadOnlyMemory<byte> bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes.ToArray()));
        if (input.ReadByte() != Format)
        {
            throw new DamagedStorageException("a cell index has a format that this version does not know");
        }

        var sha256 = input.ReadString();
        var sheets = new string?[input.Read7BitEncodedInt()];
        for (var i = 0; i < sheets.Length; i++)
        {
            var named = input.ReadBoolean();
            var name = input.ReadString();
            sheets[i] = named ? name : null;
        }

        var blocks = new Dictionary<TraceFeed.Observations.BlockKey, CellBlock>();
        for (var left = input.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = BlockKeyCodec.Read(input);
            var count = input.Read7BitEncodedInt();
            blocks.Add(key, new CellBlock(
                ValueChunkCodec.Column(count, input.ReadUInt64),
                ValueChunkCodec.Column(count, () => (ushort)input.Read7BitEncodedInt()),
                ValueChunkCodec.Column(count, input.Read7BitEncodedInt),
                ValueChunkCodec.Column(count, () => (ushort)input.Read7BitEncodedInt()),
                ValueChunkCodec.Column(count, input.ReadBoolean)));
        }

        return new CellIndex { Sha256 = sha256, Sheets = sheets, Blocks = blocks };
    }
}
