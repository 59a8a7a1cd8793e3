namespace TraceFeed.Sources;

/// <summary>
/// Where many changes become one, a vanished series goes on under another name, and a figure counts as back; the rules are those of
/// docs/architecture.md, "What changes around the numbers". The defaults hold for every source, and a definition can set its own in
/// <c>changes</c>. Shares are of 1.
/// </summary>
public sealed record ChangeLimits
{
    /// <summary>The fewest figures of a measure that must differ before a change of rounding is told.</summary>
    public int RoundingLeast { get; init; } = 20;

    /// <summary>The least share of figures other than zero that are multiples of a base, of a measure that is rounded to it.</summary>
    public decimal RoundedShare { get; init; } = 0.99m;

    /// <summary>The least share of figures other than zero that are no multiples of it, of a measure that is not rounded to it.</summary>
    public decimal UnroundedShare { get; init; } = 0.2m;

    /// <summary>The fewest comparable figures of a measure by which another method is told.</summary>
    public int MethodologyLeast { get; init; } = 100;

    /// <summary>The share of its figures that must have moved far.</summary>
    public decimal MethodologyShare { get; init; } = 0.25m;

    /// <summary>How far that is, as a share of the figure before; away from zero is always far.</summary>
    public decimal MethodologySize { get; init; } = 0.05m;

    /// <summary>The fewest terms of a column that must change at once before one change of vocabulary is told.</summary>
    public int VocabularyLeast { get; init; } = 2;

    /// <summary>The share of a table's series that are said in other terms then.</summary>
    public decimal VocabularyShare { get; init; } = 0.5m;

    /// <summary>The fewest areas of one type that must go missing together.</summary>
    public int CoverageLeast { get; init; } = 5;

    /// <summary>The share of the areas of that type in the table.</summary>
    public decimal CoverageShare { get; init; } = 0.02m;

    /// <summary>The share of its figures that an area must lose to count as missing, unless a whole series of it ended.</summary>
    public decimal CoverageLost { get; init; } = 0.2m;

    /// <summary>The fewest figures that it must lose then.</summary>
    public int CoverageFigures { get; init; } = 5;

    /// <summary>The fewest figures by which two histories are equal; fewer are enough where most of the words are the same.</summary>
    public int RenamedLeast { get; init; } = 5;

    /// <summary>The share of them that must be equal: a figure may be revised on the day a series is renamed.</summary>
    public decimal RenamedShare { get; init; } = 0.9m;

    /// <summary>Days between two publications within which a figure that returns to what it was counts as back.</summary>
    public int BackDays { get; init; } = 7;
}
