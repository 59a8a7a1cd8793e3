namespace TraceFeed.Sources;

/// <summary>What one row of a workbook, or one column of a list, measures.</summary>
public sealed record SeriesDefinition
{
    /// <summary>The id by which checks and other rows of the table refer to it.</summary>
    public required string Id { get; init; }

    /// <summary>In a workbook: <c>section &gt; label</c> in the newest wording.</summary>
    public string? Path { get; init; }

    /// <summary>In a list: the header of its column.</summary>
    public string? Column { get; init; }

    /// <summary>In a list: whether a file may lack its column.</summary>
    public bool Optional { get; init; }

    /// <summary>The measure's name, stable across publications.</summary>
    public required string Measure { get; init; }

    /// <summary>The measure in a reader's words, without unit or area.</summary>
    public required string Label { get; init; }

    /// <summary>The name of a unit of the source.</summary>
    public required string Unit { get; init; }

    /// <summary>Further dimensions, such as who handled the case.</summary>
    public IReadOnlyDictionary<string, string> Breakdown { get; init; } = new Dictionary<string, string>();

    /// <summary>For a percentage: the rows it is computed from.</summary>
    public PercentDefinition? Percent { get; init; }

    /// <summary>One of <see cref="Periodicity"/>, where it is not the table's.</summary>
    public string? Periods { get; init; }

    /// <summary>The total that this count is a part of: its fall is told with the total's.</summary>
    public string? PartOf { get; init; }

    /// <summary>In a derived table: what it is computed from; null for what a publisher states.</summary>
    public Formula? From { get; init; }

    /// <summary>In a derived table: the computation and what it assumes, as a sentence for readers.</summary>
    public string? Method { get; init; }
}
