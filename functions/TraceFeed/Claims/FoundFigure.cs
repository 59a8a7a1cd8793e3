using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;

namespace TraceFeed.Claims;

/// <summary>A figure as one publication of the log states it, or as it is computed from what that publication states.</summary>
public sealed record FoundFigure
{
    /// <summary>The series.</summary>
    public required Series Series { get; init; }

    /// <summary>The period.</summary>
    public required Period Period { get; init; }

    /// <summary>The row of the publication that stated it last.</summary>
    public required LogRow StatedBy { get; init; }

    /// <summary>The number as an exact decimal string; null without one.</summary>
    public required string? Value { get; init; }

    /// <summary>The symbol in its place or beside it; null for none.</summary>
    public required string? Status { get; init; }

    /// <summary>Where it stands; null for a figure that stands in no file, because it is computed or was withdrawn.</summary>
    public required CellAddress? Cell { get; init; }

    /// <summary>The change that last set it.</summary>
    public required TellingChange Told { get; init; }

    /// <summary>The numerator, as the sum of these; none where it has none.</summary>
    public IReadOnlyList<FoundFigure> Of { get; init; } = [];

    /// <summary>The denominator, likewise.</summary>
    public IReadOnlyList<FoundFigure> Over { get; init; } = [];

    /// <summary>The number; null without one.</summary>
    public decimal? Number => Value is null ? null : decimal.Parse(Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>The sum of some parts; null where one has no number, or there is none.</summary>
    public static decimal? Sum(IReadOnlyList<FoundFigure> parts) => parts.Count == 0 || parts.Any(part => part.Value is null) ? null : parts.Sum(part => part.Number);
}
