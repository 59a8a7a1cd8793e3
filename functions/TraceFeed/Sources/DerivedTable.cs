using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>A table that no publisher prints: series computed from published ones, in the same commit as what they are computed from.</summary>
public sealed record DerivedTable : ITableSubject
{
    /// <inheritdoc/>
    public required string Id { get; init; }

    /// <inheritdoc/>
    public required string Title { get; init; }

    /// <inheritdoc/>
    public required string Headline { get; init; }

    /// <inheritdoc/>
    public required string Periods { get; init; }

    /// <summary>What a reader must know of it, such as what the computation assumes.</summary>
    public required string Notes { get; init; }

    /// <summary>The rows; each has a <see cref="SeriesDefinition.From"/>.</summary>
    public required IReadOnlyList<SeriesDefinition> Rows { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public IReadOnlyList<SeriesDefinition> Series => Rows;

    /// <inheritdoc/>
    [JsonIgnore]
    public RowKeys? Keys => null;

    /// <summary>Whether its rows tell areas apart: where those of the tables it is computed from do.</summary>
    [JsonIgnore]
    public bool IsByArea { get; init; }
}
