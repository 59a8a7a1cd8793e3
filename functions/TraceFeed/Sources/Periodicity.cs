namespace TraceFeed.Sources;

/// <summary>How long the periods of a table or series are, as definitions name it.</summary>
public static class Periodicity
{
    /// <summary>One value a day.</summary>
    public const string Daily = "daily";

    /// <summary>One value for seven days.</summary>
    public const string Weekly = "weekly";

    /// <summary>Cumulative from a fixed start.</summary>
    public const string ToDate = "to-date";

    internal static readonly string[] All = [Daily, Weekly, ToDate];

    /// <summary>A small number for a periodicity, for packed use.</summary>
    internal static int Index(string periods) => Array.IndexOf(All, periods);

    /// <summary>Days of one period, and of the periods that a total sums.</summary>
    internal static int Days(string periods) => periods == Daily ? 1 : 7;
}
