namespace TraceFeed.Changes.Masses;

/// <summary>The figures of one measure of one table that are numbers before and now, tallied for the rules of mass changes.</summary>
internal sealed class MeasureFigures(string table, string measure)
{
    private readonly RoundingTally before = new();
    private readonly RoundingTally now = new();

    /// <summary>The table's id.</summary>
    public string Table => table;

    /// <summary>The measure's name.</summary>
    public string Measure => measure;

    /// <summary>Figures compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Those that differ.</summary>
    public int Changed { get; private set; }

    /// <summary>The scale of every figure; -1 when they have several, and then no base of rounding is told.</summary>
    public int Decimals { get; private set; } = -1;

    private bool mixed;

    /// <summary>Counts a figure.</summary>
    public void Count(long old, byte oldDecimals, long value, byte decimals)
    {
        mixed |= oldDecimals != decimals || (Compared > 0 && Decimals != decimals);
        Decimals = mixed ? -1 : decimals;
        Compared++;
        before.Count(old);
        now.Count(value);
        Changed += ScaledNumber.Equal(old, oldDecimals, value, decimals) ? 0 : 1;
    }

    /// <summary>The bases to which figures were and are rounded, in units of their scale, where the two differ; else null.</summary>
    public (long Old, long New)? Rounding(decimal rounded, decimal unrounded) => mixed ? null : RoundingTally.Changed(before, now, rounded, unrounded);
}
