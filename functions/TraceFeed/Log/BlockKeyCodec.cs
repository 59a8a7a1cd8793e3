using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>The bytes of a table and period.</summary>
internal static class BlockKeyCodec
{
    public static void Write(BinaryWriter output, BlockKey key)
    {
        output.Write(key.Table);
        output.Write7BitEncodedInt(key.Start);
        output.Write7BitEncodedInt(key.End);
    }

    public static BlockKey Read(BinaryReader input) => new(input.ReadString(), input.Read7BitEncodedInt(), input.Read7BitEncodedInt());
}
