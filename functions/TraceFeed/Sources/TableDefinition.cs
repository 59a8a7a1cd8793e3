using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>One table of a workbook, known by its title wherever it stands, or by its sheet's name where it has no title.</summary>
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

    /// <summary>Every wording of the title the publisher has used, the newest first; for a table without a title, its sheet's names.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>Where its to-date periods start, when not where the source's do.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Older wordings of row labels, each with the newest.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>The rows, in the order the table prints them; of a table with <see cref="Keys"/>, its one measure.</summary>
    public required IReadOnlyList<SeriesDefinition> Rows { get; init; }

    /// <inheritdoc/>
    public RowKeys? Keys { get; init; }

    /// <summary>The columns, where they are not a sequence of periods; a page of labels and values has one without a header.</summary>
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    /// <summary>A pattern with groups day, month and year that finds the last day of a table with <see cref="Columns"/> in its title; null when the publication date tells.</summary>
    public string? End { get; init; }

    /// <summary>Days from the last day of a table with <see cref="Columns"/> to the publication, where its title tells no date.</summary>
    public int EndFromPublishedDays { get; init; }

    /// <summary>Identities between rows.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; init; } = [];

    /// <summary>Decisions about the table that a maintainer should know.</summary>
    public string? Notes { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<SeriesDefinition> Series => Rows;

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsByArea => Keys is { Area.Fixed: null };
}
