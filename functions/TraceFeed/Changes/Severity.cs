namespace TraceFeed.Changes;

/// <summary>How much a change matters to a reader of the series. The rule is <see cref="SeverityRule"/>, in words in docs/severity.md.</summary>
public static class Severity
{
    /// <summary>What every publication brings.</summary>
    public const string Ordinary = "ordinary";

    /// <summary>More than is usual for the series, or a figure that is gone.</summary>
    public const string Notable = "notable";

    /// <summary>What was concluded from the figure may no longer hold.</summary>
    public const string Major = "major";

    /// <summary>All of them, the lowest first.</summary>
    public static readonly IReadOnlyList<string> All = [Ordinary, Notable, Major];

    /// <summary>The highest of some; ordinary of none.</summary>
    public static string Highest(IEnumerable<string?> severities) =>
        severities.Aggregate(Ordinary, (highest, next) => next is not null && Rank(next) > Rank(highest) ? next : highest);

    /// <summary>A number that is larger for the higher one; negative for a word that is none.</summary>
    public static int Rank(string severity) => severity switch
    {
        Ordinary => 0,
        Notable => 1,
        Major => 2,
        _ => -1,
    };
}
