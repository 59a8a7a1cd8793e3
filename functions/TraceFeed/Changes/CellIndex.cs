using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Changes;

/// <summary>Where each observation of an edition stands, and which the publisher marked.</summary>
public sealed class CellIndex
{
    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Sheet names by number.</summary>
    public required IReadOnlyList<string?> Sheets { get; init; }

    /// <summary>Cells by table and period.</summary>
    public required IReadOnlyDictionary<BlockKey, CellBlock> Blocks { get; init; }

    /// <summary>The cells of the file that was published before it, where a commit read several again; null for none. A block is looked for there when this file states none of it.</summary>
    public CellIndex? Earlier { get; init; }

    /// <summary>The cells of a reading.</summary>
    public static CellIndex Of(Reading reading) => new()
    {
        Sha256 = reading.Sha256,
        Sheets = reading.Sheets,
        Blocks = reading.Blocks.ToDictionary(pair => pair.Key, pair => new CellBlock(pair.Value.Series, pair.Value.Sheet, pair.Value.Row, pair.Value.Column, pair.Value.Marked)),
    };

    /// <summary>The cell of an observation; null when the edition does not state it.</summary>
    public CellAddress? Find(BlockKey key, ulong series)
    {
        if (!Blocks.TryGetValue(key, out var block))
        {
            return Earlier?.Find(key, series);
        }

        if (Array.BinarySearch(block.Series, series) is not (>= 0 and var i))
        {
            return null;
        }

        var (sheet, cell) = CellReference.Of(Sheets[block.Sheet[i]], block.Row[i], block.Column[i]);
        return new CellAddress(Sha256, sheet, cell);
    }
}
