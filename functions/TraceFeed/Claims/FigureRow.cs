using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>A figure of a claim or of a ladder, with what was claimed of it, what pages say of it and what the log has.</summary>
public sealed record FigureRow
{
    /// <summary>The name by which texts refer to it; null when none does.</summary>
    public string? Name { get; init; }

    /// <summary>The figure, and as of which day.</summary>
    public required AskedFigure Asked { get; init; }

    /// <summary>The source's definition; null when it is unknown.</summary>
    public required SourceDefinition? Definition { get; init; }

    /// <summary>What was claimed of it; null for one that stands beside it.</summary>
    public Claimed? Claimed { get; init; }

    /// <summary>What pages say that publications stated of it, the earliest publication first.</summary>
    public required IReadOnlyList<ReportedFigure> Reports { get; init; }

    /// <summary>Of the log, by the newest publication until the day that states it; null where none does.</summary>
    public required FoundFigure? OnTheDay { get; init; }

    /// <summary>By the first publication after the day that states it; null where none does.</summary>
    public required FoundFigure? Next { get; init; }

    /// <summary>By the newest publication that states it; null where the log does not hold it.</summary>
    public required FoundFigure? Now { get; init; }

    /// <summary>Of what pages say, what the newest publication until the day stated; null where none does.</summary>
    public ReportedFigure? Reported => Reports.LastOrDefault(reported => reported.Published <= Asked.Day);

    /// <summary>The earliest that the log has: of the day, or else the next one.</summary>
    public FoundFigure? Then => OnTheDay ?? Next;

    /// <summary>The period.</summary>
    public Period Period => Asked.Name.Period;

    /// <summary>The figure in a reader's words, without its period.</summary>
    public string Label => Now?.Series.Label ?? Known?.Label ?? Asked.Name.Series;

    /// <summary>Its unit's name; null when unknown.</summary>
    public string? Unit => Now?.Series.Unit ?? Known?.Unit;

    private SeriesDefinition? Known => WorkbookRules.Reference(Asked.Name.Series) is var (table, row) ? Definition?.Tables.FirstOrDefault(known => known.Id == table)?.Series.FirstOrDefault(known => known.Id == row) : null;

    /// <summary>Whether a figure is the claimed one when it is rounded as that was; null where nothing was claimed or there is no number.</summary>
    public bool? Fits(decimal? figure) => Claimed is null || figure is null ? null : Claimed.Fits(figure.Value);

    /// <summary>A figure of the log in words.</summary>
    internal string Text(FoundFigure? found) => found is null ? ClaimText.Missing : FigureText.Of(new Changes.StatedValue(found.Value, found.Status, found.Cell), found.Series.Unit, Definition);

    /// <summary>The sum of some parts in words.</summary>
    internal string Text(IReadOnlyList<FoundFigure>? parts) => parts is not null && FoundFigure.Sum(parts) is { } sum ? Text(sum, parts[0].Series.Unit) : ClaimText.Missing;

    /// <summary>A reported figure in words.</summary>
    internal string Text(ReportedFigure? reported) => reported is null ? "not found" : Text(reported.Value, Unit);

    /// <summary>A number in words.</summary>
    internal string Text(decimal number, string? unit) => FigureText.Of(number.ToString(CultureInfo.InvariantCulture), unit, Definition);
}
