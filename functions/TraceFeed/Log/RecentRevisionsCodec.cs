using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>The bytes of a commit's recent revisions, the same on any machine. The tables and periods are listed once each.</summary>
internal static class RecentRevisionsCodec
{
    private const byte Format = 1;

    public static byte[] Write(RecentRevisions recent)
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        var blocks = recent.Blocks.Distinct().Order().ToArray();
        output.Write(Format);
        output.Write7BitEncodedInt(recent.Published.DayNumber);
        output.Write7BitEncodedInt(blocks.Length);
        ValueChunkCodec.Column(blocks, block => BlockKeyCodec.Write(output, block));
        output.Write7BitEncodedInt(recent.Series.Length);
        ValueChunkCodec.Column(recent.Blocks, block => output.Write7BitEncodedInt(Array.BinarySearch(blocks, block)));
        ValueChunkCodec.Column(recent.Series, output.Write);
        ValueChunkCodec.Column(recent.Values, output.Write7BitEncodedInt64);
        ValueChunkCodec.Column(recent.Decimals, output.Write);
        output.Flush();
        return bytes.ToArray();
    }

    public static RecentRevisions Read(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        if (input.ReadByte() != Format)
        {
            throw new DamagedStorageException("recent revisions have a format that this version does not know");
        }

        var published = DateOnly.FromDayNumber(input.Read7BitEncodedInt());
        var blocks = ValueChunkCodec.Column(input.Read7BitEncodedInt(), () => BlockKeyCodec.Read(input));
        var count = input.Read7BitEncodedInt();
        return new RecentRevisions
        {
            Published = published,
            Blocks = ValueChunkCodec.Column(count, () => blocks[input.Read7BitEncodedInt()]),
            Series = ValueChunkCodec.Column(count, input.ReadUInt64),
            Values = ValueChunkCodec.Column(count, input.Read7BitEncodedInt64),
            Decimals = ValueChunkCodec.Column(count, input.ReadByte),
        };
    }
}
