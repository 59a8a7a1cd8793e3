using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>One long list.</summary>
public sealed record ListTable : ITableSubject
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required string Headline { get; init; }

    /// <inheritdoc/>
    public required string Periods { get; init; }

    /// <summary>The sheet's name, or the pattern of the JSON records; null for a file that is one list.</summary>
    public string? Sheet { get; init; }

    /// <summary>Rows of headers: with two, a header is <c>upper &gt; lower</c>, and an upper one stands over every column up to the next.</summary>
    public int HeaderRows { get; init; } = 1;

    /// <inheritdoc cref="ITableSubject.Keys"/>
    public required RowKeys Keys { get; init; }

    /// <summary>The columns that tell the period.</summary>
    public required PeriodColumns Period { get; init; }

    /// <summary>The header of the column that says which measures a row holds; null when every row holds all.</summary>
    public string? Category { get; init; }

    /// <summary>The categories with the measures of each.</summary>
    public IReadOnlyList<CategoryDefinition> Categories { get; init; } = [];

    /// <summary>The measures of every row, where there is no category column.</summary>
    public IReadOnlyList<SeriesDefinition> Measures { get; init; } = [];

    /// <summary>A column by which the publisher marks figures that it expects to revise, or has revised.</summary>
    public MarkColumn? Mark { get; init; }

    /// <summary>The header of a column that words the unit of a row's figures; a file may lack it.</summary>
    public string? UnitColumn { get; init; }

    /// <summary>The id of the one measure of a list whose columns are areas; null for others.</summary>
    public string? AreasAcross { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<SeriesDefinition> Series => [.. Measures.Concat(Categories.SelectMany(category => category.Measures))];

    /// <inheritdoc/>
    [JsonIgnore]
    public bool IsByArea => Keys.Area.Fixed is null || AreasAcross is not null;
}
