namespace TraceFeed.Claims;

/// <summary>What was found of a claim, in the words that readers are told.</summary>
public static class Verdict
{
    /// <summary>A publication stated it, as it was claimed.</summary>
    public const string Confirmed = "confirmed as published";

    /// <summary>A later publication states another figure.</summary>
    public const string Revised = "revised since";

    /// <summary>It follows from official figures, and the publisher does not state it.</summary>
    public const string Derived = "derived, not official";

    /// <summary>No publication states it, and how it was made is not known.</summary>
    public const string NotFound = "not found";

    /// <summary>No official statistic is of what it is of.</summary>
    public const string NotOfficial = "not official";

    /// <summary>Every verdict.</summary>
    public static readonly IReadOnlyList<string> All = [Confirmed, Revised, Derived, NotFound, NotOfficial];
}
