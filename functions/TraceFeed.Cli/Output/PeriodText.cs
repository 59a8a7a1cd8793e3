using System.Globalization;
using TraceFeed.Observations;

namespace TraceFeed.Cli.Output;

/// <summary>Periods as a reader writes them: <c>20–26 Aug 2020</c>.</summary>
internal static class PeriodText
{
    public static string Of(Period period) => period switch
    {
        { Start: { } start, End: { } end } when start == end => Day(end),
        { Start: { } start, End: { } end } when (start.Year, start.Month) == (end.Year, end.Month) => $"{start.Day}–{Day(end)}",
        { Start: { } start, End: { } end } when start.Year == end.Year => $"{start.ToString("d MMM", CultureInfo.InvariantCulture)}–{Day(end)}",
        { Start: { } start, End: { } end } => $"{Day(start)}–{Day(end)}",
        { Start: { } start } => $"from {Day(start)}, end not told",
        { End: { } end } => $"to {Day(end)}",
        _ => "period not told",
    };

    private static string Day(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
