namespace TraceFeed.Sources;

/// <summary>One table of a workbook, known by its title wherever it stands.</summary>
public sealed record TableDefinition : ITableSubject
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required string Headline { get; init; }

    /// <inheritdoc/>
    public required string Periods { get; init; }

    /// <summary>Every wording of the title the publisher has used, the newest first.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Where its to-date periods start, when not where the source's do.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Older wordings of row labels, each with the newest.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The rows, in the order the table prints them.</summary>
    public required IReadOnlyList<SeriesDefinition> Rows { get; init; }

    /// <summary>Identities between rows.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];

    /// <summary>Decisions about the table that a maintainer should know.</summary>
    public string? Notes { get; init; }
}
