using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A number of a publication at its place in the file.</summary>
/// <param name="Block">The block that states it.</param>
/// <param name="Index">Its position there.</param>
internal readonly record struct PlacedNumber(ObservationBlock Block, int Index)
{
    public ulong Series => Block.Series[Index];

    public (int Sheet, int Row) Line => (Block.Sheet[Index], Block.Row[Index]);

    public (int Sheet, int Column) Column => (Block.Sheet[Index], Block.Column[Index]);
}
