using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>
/// A vintage as it is stored: one list of content-addressed chunks. What did not change since an earlier vintage is
/// the same chunk, so history costs what changed.
/// </summary>
internal sealed record VintageManifest
{
    // Format 2 had no record of revisions, format 1 besides nothing of what stands around the numbers.
    private const byte Format = 3;
    private const byte WithoutRevisions = 2;
    private const byte WithoutSurroundings = 1;

    public required int Ordinal { get; init; }
    public required DateOnly? Published { get; init; }

    /// <summary>The chunk with the series of each table.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>The chunk with the failing checks.</summary>
    public required string Failed { get; init; }

    /// <summary>The chunk with what stands around the numbers; null for a vintage that was stored before it was kept.</summary>
    public required string? Surroundings { get; init; }

    /// <summary>The chunk of each commit whose revisions are recent, with the day it was published.</summary>
    public required IReadOnlyList<(DateOnly Published, string Chunk)> Recent { get; init; }

    /// <summary>The chunk with the record of revisions of each table that has one; none in a vintage that was stored before it was kept.</summary>
    public required IReadOnlyList<(string Table, string Chunk)> Revisions { get; init; }

    public required IReadOnlyList<VintageBlock> Blocks { get; init; }

    /// <summary>The id of every chunk that it names.</summary>
    public IEnumerable<string> Chunks => [.. Series, Failed, .. Surroundings is { } around ? new[] { around } : [], .. Recent.Select(one => one.Chunk), .. Revisions.Select(one => one.Chunk), .. Blocks.Select(block => block.ChunkId!)];

    public byte[] Write()
    {
        using var bytes = new MemoryStream();
        using var output = new BinaryWriter(bytes);
        output.Write(Format);
        output.Write7BitEncodedInt(Ordinal);
        output.Write7BitEncodedInt(Published?.DayNumber ?? 0);
        output.Write(Failed);
        output.Write(Surroundings!);
        output.Write7BitEncodedInt(Recent.Count);
        foreach (var (day, chunk) in Recent)
        {
            output.Write7BitEncodedInt(day.DayNumber);
            output.Write(chunk);
        }

        output.Write7BitEncodedInt(Revisions.Count);
        foreach (var (table, chunk) in Revisions.OrderBy(one => one.Table, StringComparer.Ordinal))
        {
            output.Write(table);
            output.Write(chunk);
        }

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
        var format = input.ReadByte();
        if (format is not (Format or WithoutRevisions or WithoutSurroundings))
        {
            throw new DamagedStorageException("a vintage has a format that this version does not know");
        }

        var ordinal = input.Read7BitEncodedInt();
        var published = TraceFeed.Observations.Period.FromDay(input.Read7BitEncodedInt());
        var failed = input.ReadString();
        var surroundings = format == WithoutSurroundings ? null : input.ReadString();
        (DateOnly, string)[] recent = format == WithoutSurroundings ? [] : ValueChunkCodec.Column(input.Read7BitEncodedInt(), () => (DateOnly.FromDayNumber(input.Read7BitEncodedInt()), input.ReadString()));
        (string, string)[] revisions = format == Format ? ValueChunkCodec.Column(input.Read7BitEncodedInt(), () => (input.ReadString(), input.ReadString())) : [];
        var series = ValueChunkCodec.Column(input.Read7BitEncodedInt(), input.ReadString);
        var blocks = ValueChunkCodec.Column(input.Read7BitEncodedInt(), () => new VintageBlock
        {
            Key = BlockKeyCodec.Read(input),
            ChunkId = Convert.ToHexStringLower(input.ReadBytes(32)),
            ValuesHash = input.ReadBytes(32),
            StatedBy = input.Read7BitEncodedInt(),
        });
        return new VintageManifest { Ordinal = ordinal, Published = published, Failed = failed, Surroundings = surroundings, Recent = recent, Revisions = revisions, Series = series, Blocks = blocks };
    }
}
