namespace TraceFeed.Claims;

/// <summary>Something that was claimed of official figures. It holds no official number: those are read from the log.</summary>
public sealed record Claim
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What was claimed.</summary>
    public required string Says { get; init; }

    /// <summary>The id of the source whose figures it is of.</summary>
    public required string Source { get; init; }

    /// <summary>The day as of which the log is asked what was published then.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it was claimed, in words: as exactly as that is known.</summary>
    public required string Dated { get; init; }

    /// <summary>The ids of pages that claimed it; none where they were not found.</summary>
    public required IReadOnlyList<string> Made { get; init; }

    /// <summary>Of <see cref="Verdict"/>, one or more.</summary>
    public required IReadOnlyList<string> Verdicts { get; init; }

    /// <summary>What was found, as it goes on after the verdict, without a full stop; a text of <see cref="ClaimText"/>.</summary>
    public required string Finding { get; init; }

    /// <summary>Paragraphs; texts of <see cref="ClaimText"/>.</summary>
    public required IReadOnlyList<string> Explanation { get; init; }

    /// <summary>The ids of further pages that the explanation leans on.</summary>
    public IReadOnlyList<string> AlsoCited { get; init; } = [];

    /// <summary>The figures it is held against, in the order in which they are shown.</summary>
    public required IReadOnlyList<ClaimFigure> Figures { get; init; }

    /// <summary>Claimed figures that no official statistic is of.</summary>
    public IReadOnlyList<UnofficialFigure> Unofficial { get; init; } = [];
}
