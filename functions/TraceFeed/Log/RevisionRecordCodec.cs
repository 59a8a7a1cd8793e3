using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>The bytes of a table's record of revisions, the same on any machine.</summary>
internal static class RevisionRecordCodec
{
    private const byte Format = 1;

    public static byte[] Write(RevisionRecord record)
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write(Format);
        output.Write7BitEncodedInt(record.Series.Length);
        ValueChunkCodec.Column(record.Series, output.Write);
        ValueChunkCodec.Column(record.Counts, output.Write7BitEncodedInt);
        ValueChunkCodec.Column(record.Sums, output.Write7BitEncodedInt64);
        ValueChunkCodec.Column(record.Largest, output.Write7BitEncodedInt);
        output.Flush();
        return bytes.ToArray();
    }

    public static RevisionRecord Read(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        if (input.ReadByte() != Format)
        {
            throw new DamagedStorageException("a record of revisions has a format that this version does not know");
        }

        var count = input.Read7BitEncodedInt();
        return new RevisionRecord
        {
            Series = ValueChunkCodec.Column(count, input.ReadUInt64),
            Counts = ValueChunkCodec.Column(count, input.Read7BitEncodedInt),
            Sums = ValueChunkCodec.Column(count, input.Read7BitEncodedInt64),
            Largest = ValueChunkCodec.Column(count, input.Read7BitEncodedInt),
        };
    }
}
