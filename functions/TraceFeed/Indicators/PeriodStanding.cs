namespace TraceFeed.Indicators;

/// <summary>What a period may say of how far first figures of its series can be trusted; every period has one. The rules are in docs/architecture.md, "Revision record".</summary>
public static class PeriodStanding
{
    /// <summary>Its first figure is the first one published, and enough time has passed.</summary>
    public const string FirstPublished = "first-published";

    /// <summary>The log does not have the publication that stated it first, or may not have it.</summary>
    public const string FirstSeen = "first-seen";

    /// <summary>It has had fewer than <see cref="PeriodRecord.YoungPublications"/> later publications: its figure is not final.</summary>
    public const string Young = "young";

    /// <summary>It was withheld, left out or without a number at some time, or was read by two definitions: no difference is taken across that.</summary>
    public const string NotCompared = "not-compared";
}
