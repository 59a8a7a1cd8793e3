namespace TraceFeed.Sources;

/// <summary>
/// The columns that tell the period of a row. With only a first or only a last day the other follows from how long the periods of
/// the measure are; without either the last day is derived from the publication.
/// </summary>
public sealed record PeriodColumns
{
    /// <summary>The column with the first day.</summary>
    public DateColumn? Start { get; init; }

    /// <summary>The column with the last day.</summary>
    public DateColumn? End { get; init; }

    /// <summary>Days from the last day of the period to the publication, where no column tells; null when nothing follows from it.</summary>
    public int? EndFromPublishedDays { get; init; }

    /// <summary>A pattern with the group week that finds the week number in a file name; null when names tell nothing.</summary>
    public string? EndFromFileName { get; init; }
}
