using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>
/// A vintage as it is stored: one list of content-addressed chunks. What did not change since an earlier vintage is
/// the same chunk, so history costs what changed.
/// </summary>
internal sealed record VintageManifest
{
    private const byte Format = 1;

    public required int Ordinal { get; init; }
    public required DateOnly? Published { get; init; }

    /// <summary>The chunk with the series of each table.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>The chunk with the failing checks.</summary>
    public required string Failed { get; init; }

    public required IReadOnlyList<VintageBlock> Blocks { get; init; }

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write(Format);
        output.Write7BitEncodedInt(Ordinal);
        output.Write7BitEncodedInt(Published?.DayNumber ?? 0);
        output.Write(Failed);
        output.Write7BitEncodedInt(Series.Count);
        foreach (var chunk in Series)
        {
            output.Write(chunk);
        }

        output.Write7BitEncodedInt(Blocks.Count);
        foreach (var block in Blocks.OrderBy(block => block.Key))
        {
            BlockKeyCodec.Write(output, block.Key);
            output.Write(Convert.FromHexString(block.ChunkId!));
            output.Write(block.ValuesHash);
            output.Write7BitEncodedInt(block.StatedBy);
        }

        output.Flush();
        return bytes.ToArray();
    }

    public static VintageManifest Read(byte[] bytes)
    {
        using var input = new BinaryReader(new MemoryStream(bytes));
        if (input.ReadByte() != Format)
        {
            throw new DamagedStorageException("a vintage has a format that this version does not know");
        }

        var ordinal = input.Read7BitEncodedInt();
        var published = TraceFeed.Observations.Period.FromDay(input.Read7BitEncodedInt());
        var failed = input.ReadString();
        var series = ValueChunkCodec.Column(input.Read7BitEncodedInt(), input.ReadString);
        var blocks = ValueChunkCodec.Column(input.Read7BitEncodedInt(), () => new VintageBlock
        {
            Key = BlockKeyCodec.Read(input),
            ChunkId = Convert.ToHexStringLower(input.ReadBytes(32)),
            ValuesHash = input.ReadBytes(32),
            StatedBy = input.Read7BitEncodedInt(),
        });
        return new VintageManifest { Ordinal = ordinal, Published = published, Failed = failed, Series = series, Blocks = blocks };
    }
}
