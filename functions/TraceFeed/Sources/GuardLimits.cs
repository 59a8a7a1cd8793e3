namespace TraceFeed.Sources;

/// <summary>
/// Where a file stops being believed; the guards are those of docs/architecture.md, "Quarantine". The defaults hold for every
/// source, and a definition can set its own in <c>guards</c>. Shares are of 1.
/// </summary>
public sealed record GuardLimits
{
    /// <summary>The least share of comparable figures that equal their neighbours' earlier ones in a table, or a column, that is shifted.</summary>
    public decimal ShiftedShare { get; init; } = 0.6m;

    /// <summary>The share of unchanged figures from which on nothing counts as shifted.</summary>
    public decimal UnshiftedShare { get; init; } = 0.3m;

    /// <summary>The fewest comparable figures by which a shift is told.</summary>
    public int ShiftedLeast { get; init; } = 20;

    /// <summary>The share of the figures stated before of which at least as many must be stated now.</summary>
    public decimal ShrunkenShare { get; init; } = 0.5m;

    /// <summary>The fewest figures stated before by which it is told that a file has shrunk.</summary>
    public int ShrunkenLeast { get; init; } = 20;

    /// <summary>
    /// A pattern that finds a date in a file's name: groups <c>day</c> and <c>month</c>, with <c>year</c> or in the year of the file's own date, or
    /// <c>week</c>, counted as in <c>endFromFileName</c>; null when names tell none.
    /// </summary>
    public string? NameDate { get; init; }

    /// <summary>Days by which a date in a file's name may differ from the nearest date that the file states itself.</summary>
    public int NameToleranceDays { get; init; } = 3;
}
