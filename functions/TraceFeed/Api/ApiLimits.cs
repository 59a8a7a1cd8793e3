namespace TraceFeed.Api;

/// <summary>How much one request may ask for, and how often. What the API's description says of limits is read from here.</summary>
public static class ApiLimits
{
    /// <summary>Changes in a page of the log: all of them in one that is frozen.</summary>
    public const int PageChanges = 500;

    /// <summary>Entries of an answer, where the request does not say how many.</summary>
    public const int Limit = 100;

    /// <summary>Entries of an answer at most.</summary>
    public const int MostLimit = 500;

    /// <summary>Changes that one request looks through at most; the answer says how far it came, and the next request goes on from there.</summary>
    public const int Scanned = 20_000;

    /// <summary>Periods of a series in one answer; what is left stands behind its link to the next.</summary>
    public const int Periods = 1_000;

    /// <summary>Periods of a derived series in one answer, each with every figure that it is computed from.</summary>
    public const int DerivedPeriods = 200;

    /// <summary>Commits that one answer with every value of a series looks through at most.</summary>
    public const int Commits = 500;

    /// <summary>Values of one answer after which it looks through no further commit.</summary>
    public const int Values = 5_000;

    /// <summary>Commits that the revision record of a series is made of at most: its oldest.</summary>
    public const int RecordCommits = 1_000;

    /// <summary>Values after which it looks through no further commit.</summary>
    public const int RecordValues = 50_000;

    /// <summary>Changes of those change sets at most that it must read to tell what was part of a mass change.</summary>
    public const int RecordChanges = 200_000;

    /// <summary>Observations of a vintage that is served whole at most.</summary>
    public const int Observations = 2_000_000;

    /// <summary>Values of one filter at most.</summary>
    public const int FilterValues = 20;

    /// <summary>Characters of one value of a filter at most.</summary>
    public const int FilterCharacters = 200;

    /// <summary>Characters of path and query at most.</summary>
    public const int UrlCharacters = 4_096;

    /// <summary>Requests that one client may make at once before it is told to wait.</summary>
    public const int Burst = 300;

    /// <summary>Requests a second that one client may make for long.</summary>
    public const int PerSecond = 10;

    /// <summary>How long a cache may keep an answer that may change.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(60);
}
