using System.Text.Json.Serialization;
using TraceFeed.Observations;

namespace TraceFeed.Claims;

/// <summary>What a page says that a publication stated. The publication's own file, where the log has it, is asked first.</summary>
public sealed record ReportedFigure
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>A <c>table:row</c> reference.</summary>
    public required string Series { get; init; }

    /// <summary>The first day of the period.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The last day of the period.</summary>
    public required DateOnly End { get; init; }

    /// <summary>The day of the publication that is reported.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>The figure with the decimals that the page gives, in the unit of its series.</summary>
    public required decimal Value { get; init; }

    /// <summary>The numerator; null where the page does not give it.</summary>
    public decimal? Of { get; init; }

    /// <summary>The denominator; null where the page does not give it.</summary>
    public decimal? Over { get; init; }

    /// <summary>The id of the page.</summary>
    public required string Cited { get; init; }

    /// <summary>Whether that publication was the first to state the figure.</summary>
    public bool First { get; init; }

    /// <summary>The figure.</summary>
    [JsonIgnore]
    public FigureName Name => new(Source, Series, new Period(Start, End));
}
