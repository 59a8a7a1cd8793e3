namespace TraceFeed.Changes;

/// <summary>Who states a figure, as the log names it; a change without an origin is of what a publisher states.</summary>
public static class Origin
{
    /// <summary>Stated by a publisher.</summary>
    public const string Published = "published";

    /// <summary>Computed here from published figures: no official statistic.</summary>
    public const string Derived = "derived";
}
