namespace TraceFeed.Fetching;

/// <summary>The calendar by which the publishers of these sources release: that of the United Kingdom.</summary>
internal static class LondonDay
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The day it is there at a moment.</summary>
    internal static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, London).DateTime);
}
