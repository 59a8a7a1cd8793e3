using System.Globalization;

namespace TraceFeed.Observations;

/// <summary>The days a value refers to, both included. An end the file does not tell is null; two nulls are the same period.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
public readonly record struct Period(DateOnly? Start, DateOnly? End)
{
    /// <summary>The period of packed day numbers, where 0 stands for a date not told.</summary>
    public static Period FromDays(int start, int end) => new(FromDay(start), FromDay(end));

    /// <summary>A date as a packed day number; 0 for null.</summary>
    public static int Day(DateOnly? date) => date?.DayNumber ?? 0;

    /// <summary>The date of a packed day number; null for 0.</summary>
    public static DateOnly? FromDay(int day) => day == 0 ? null : DateOnly.FromDayNumber(day);

    /// <summary>ISO 8601, for ids and messages: <c>2020-08-20/2020-08-26</c>.</summary>
    public override string ToString() => $"{Iso(Start)}/{Iso(End)}";

    /// <summary>A date as ISO 8601 writes it; <c>..</c> for one not told.</summary>
    public static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "..";
}
