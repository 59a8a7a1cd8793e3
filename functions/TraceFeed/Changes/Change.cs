using System.Globalization;
using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// One difference between two vintages of a source, in the words of the log. What a change set's index and the log's
/// numbers add to it (its sequence number) is not part of it.
/// </summary>
public sealed record Change
{
    /// <summary>One of <see cref="ChangeKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary><see cref="Changes.Origin.Derived"/> for a figure that is computed here and no publisher states; else null.</summary>
    public string? Origin { get; init; }

    /// <summary>The id: the same history gives the same ids on any machine.</summary>
    public string? Id { get; init; }

    /// <summary>The series' id; null for a change of a publication.</summary>
    public string? Series { get; init; }

    /// <summary>The table's id.</summary>
    public string? Table { get; init; }

    /// <summary>The measure's name.</summary>
    public string? Measure { get; init; }

    /// <summary>The measure in a reader's words.</summary>
    public string? Label { get; init; }

    /// <summary>The area.</summary>
    public Area? Area { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public IReadOnlyDictionary<string, string>? Breakdown { get; init; }

    /// <summary>The period; null for a change of a whole series.</summary>
    public Period? Period { get; init; }

    /// <summary>The unit's name; null when unknown.</summary>
    public string? Unit { get; init; }

    /// <summary>What was stated before, or read before of a reinterpreted value; null when nothing was, and when it is withheld now.</summary>
    public StatedValue? Old { get; init; }

    /// <summary>What is stated, or read, now; null when nothing is.</summary>
    public StatedValue? New { get; init; }

    /// <summary>Whether the new cell itself carries the publisher's mark.</summary>
    public bool Flagged { get; init; }

    /// <summary>One of <see cref="Changes.Announced"/>, for revisions; else null.</summary>
    public string? Announced { get; init; }

    /// <summary>
    /// Why: <c>vanished</c>, <c>heading</c>, <c>break</c>, <c>merged</c>, <c>split</c> or <c>ambiguous</c> for an ended series, <c>inputs</c> for a derived one whose inputs ended; <c>resumed</c>, <c>break</c>,
    /// <c>merged</c> or <c>split</c> for an added one; <c>reinterpreted</c> for one that ended or was added only because a file is read
    /// differently now; <c>back</c> for a revision to a figure that was stated within a week before; <c>gone</c> or <c>back</c> for changed
    /// coverage; <c>revision</c> for a threshold that no new figure crossed; <c>resaved</c> or <c>known</c> for an unchanged publication; <c>overdue</c> or <c>ended</c> for a late one.
    /// </summary>
    public string? Reason { get; init; }

    /// <summary>One of <see cref="Changes.Severity"/>, decided when the change was logged; null in a log that was written before it was.</summary>
    public string? Severity { get; init; }

    /// <summary>Of a derived value, every figure that it is computed from; else null.</summary>
    public IReadOnlyList<DerivedInput>? Inputs { get; init; }

    /// <summary>What a check found; null for other kinds.</summary>
    public CheckOutcome? Check { get; init; }

    /// <summary>The id of the change of the same commit that this one is a part of; null for one that stands for itself.</summary>
    public string? PartOf { get; init; }

    /// <summary>What is worded, placed or named otherwise; null for other kinds. Of a series that ended <c>ambiguous</c>, the series it may go on as.</summary>
    public Drift? Drift { get; init; }

    /// <summary>What a mass change holds; null for other kinds.</summary>
    public MassChange? Mass { get; init; }

    /// <summary>What was crossed; null for other kinds.</summary>
    public ThresholdFacts? Threshold { get; init; }

    /// <summary>The publication, for changes of publications; else null.</summary>
    public PublicationFacts? Publication { get; init; }

    /// <summary>What was due and did not come; null for other kinds.</summary>
    public LateFacts? Late { get; init; }

    /// <summary>New minus old, in the unit of the series; null unless both are numbers.</summary>
    public decimal? Absolute => Number(New) - Number(Old);

    /// <summary>The size of the change as a share of the old value; null when that is zero or not known.</summary>
    public decimal? Relative => Absolute is { } absolute && Number(Old) is { } old && old != 0 ? absolute / Math.Abs(old) : null;

    /// <summary>The same change, of a series.</summary>
    internal Change On(Series series) =>
        this with { Series = series.Id, Table = series.Table, Measure = series.Measure, Label = series.Label, Area = series.Area, Breakdown = series.Breakdown, Unit = series.Unit };

    /// <summary>The number stated; null for none.</summary>
    internal static decimal? Number(StatedValue? stated) =>
        stated?.Value is { } value ? decimal.Parse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
}
