namespace TraceFeed.Changes;

/// <summary>A way in which figures can stand one place beside where they belong.</summary>
/// <param name="Across">Whether the neighbour stands in the same row; else in the same column.</param>
/// <param name="Step">1 for the neighbour to the right or below, -1 for the one to the left or above.</param>
internal readonly record struct NeighbourShift(bool Across, int Step)
{
    public static readonly NeighbourShift[] All = [new(true, -1), new(true, 1), new(false, -1), new(false, 1)];

    /// <summary>Where the neighbour stands, in words.</summary>
    public string Where => (Across, Step) switch
    {
        (true, < 0) => "one column to the left",
        (true, _) => "one column to the right",
        (false, < 0) => "one row above",
        _ => "one row below",
    };
}
