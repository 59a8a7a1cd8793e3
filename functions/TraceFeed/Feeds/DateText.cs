using System.Globalization;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>Days and periods as a British reader writes them.</summary>
internal static class DateText
{
    /// <summary><c>3 September 2020</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>3 September</c>, with its year when that is not the one the reader has just been told.</summary>
    public static string Day(DateOnly day, int? told) => day.Year == told ? day.ToString("d MMMM", CultureInfo.InvariantCulture) : Day(day);

    /// <summary><c>3 September 2020, 09:30 UTC</c>.</summary>
    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A week as <c>23–29 July 2020</c>, a to-date period as <c>28 May to 21 October 2020</c>.</summary>
    public static string Of(Period period, bool toDate) => (period.Start, period.End) switch
    {
        (null, null) => "period not stated",
        (null, { } end) => $"to {Day(end)}",
        ({ } start, null) => $"from {Day(start)}",
        ({ } start, { } end) when start == end => Day(end),
        ({ } start, { } end) when toDate => $"{Day(start, end.Year)} to {Day(end)}",
        ({ } start, { } end) when (start.Year, start.Month) == (end.Year, end.Month) => string.Create(CultureInfo.InvariantCulture, $"{start.Day}–{Day(end)}"),
        ({ } start, { } end) => $"{Day(start, end.Year)} – {Day(end)}",
    };
}
