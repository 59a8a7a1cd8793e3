namespace TraceFeed.Sources;

/// <summary>
/// What a derived series is computed from: one of its members, and only that one. Every name is a <c>table:row</c> reference to a published count, or to a
/// running total or a weekly value that an earlier row of the same derived table declares.
/// </summary>
public sealed record Formula
{
    /// <summary>The product of shares, as a percentage: computed exactly from the counts and rounded once.</summary>
    public IReadOnlyList<ShareFormula>? Share { get; init; }

    /// <summary>The points between two products of shares.</summary>
    public DifferenceFormula? Difference { get; init; }

    /// <summary>The total since the source's first day, at the end of each week or day of a count.</summary>
    public string? RunningTotal { get; init; }

    /// <summary>The value of seven days: a to-date count less what it was a week earlier, as that was last stated.</summary>
    public string? Weekly { get; init; }

    /// <summary>How many of the members are given; a usable formula has one.</summary>
    internal int Members => (Share is null ? 0 : 1) + (Difference is null ? 0 : 1) + (RunningTotal is null ? 0 : 1) + (Weekly is null ? 0 : 1);

    /// <summary>Every reference, each once, in the order in which a reader meets them.</summary>
    internal IReadOnlyList<string> References =>
        [.. (Share ?? [.. Difference?.Of ?? [], .. Difference?.Less ?? []]).SelectMany(share => share.Of.Concat(share.Over)).Append(RunningTotal).Append(Weekly).OfType<string>().Distinct(StringComparer.Ordinal)];
}
