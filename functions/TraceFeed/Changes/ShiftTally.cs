namespace TraceFeed.Changes;

/// <summary>How many figures of a table, or of one column of it, are those that a neighbour had before.</summary>
internal sealed class ShiftTally
{
    /// <summary>Figures that had a number before and whose neighbour had one.</summary>
    public int Comparable { get; private set; }

    /// <summary>Those that equal their neighbour's earlier number.</summary>
    public int Shifted { get; private set; }

    /// <summary>Those that equal their own earlier number.</summary>
    public int Unchanged { get; private set; }

    public void Count(bool shifted, bool unchanged)
    {
        Comparable++;
        Shifted += shifted ? 1 : 0;
        Unchanged += unchanged ? 1 : 0;
    }

    /// <summary>Whether this is a shift and no revision.</summary>
    public bool Exceeds(Sources.GuardLimits limits) =>
        Comparable >= limits.ShiftedLeast && Shifted >= limits.ShiftedShare * Comparable && Unchanged < limits.UnshiftedShare * Comparable;
}
