using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Who states a figure, as the log names it; a change without an origin is of what a publisher states.</summary>
public static class Origin
{
    /// <summary>Stated by a publisher.</summary>
    public const string Published = "published";

    /// <summary>Computed here from published figures: no official statistic.</summary>
    public const string Derived = "derived";

    /// <summary>Both, as a request may name them.</summary>
    public static readonly string[] All = [Published, Derived];

    /// <summary>That of a change, named also where the log does not.</summary>
    public static string Of(Change change) => change.Origin ?? Published;

    /// <summary>That of a series.</summary>
    public static string Of(Series series) => series.Derived ? Derived : Published;
}
