namespace TraceFeed.Changes;

/// <summary>Whether the publisher told readers of a revision. Only <see cref="No"/> may be called silent.</summary>
public static class Announced
{
    /// <summary>The new cell carries the publisher's mark.</summary>
    public const string Marked = "marked";

    /// <summary>A percentage with a marked part, or a total with a marked week.</summary>
    public const string Implied = "implied";

    /// <summary>A publication between the two, not seen here, may have told; or a date is missing.</summary>
    public const string Unknown = "unknown";

    /// <summary>Nothing tells of it.</summary>
    public const string No = "no";
}
