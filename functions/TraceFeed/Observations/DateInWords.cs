using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Finds the dates that publications state in words.</summary>
internal static class DateInWords
{
    /// <summary>The first date that matches the source's pattern in a sheet's text; null when none does.</summary>
    public static DateOnly? Find(Sheet sheet, string? pattern)
    {
        if (pattern is null)
        {
            return null;
        }

        for (var id = 0; id < sheet.TextCount; id++)
        {
            if (Find(sheet.TextOf(id), pattern) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>The date that a pattern with the groups day, month (its name or number) and year finds in a text; null when it finds none.</summary>
    public static DateOnly? Find(string text, string pattern)
    {
        var match = Regex.Match(Label.Clean(text), pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
        return match.Success ? Of(match.Groups["day"].Value, match.Groups["month"].Value, match.Groups["year"].Value) : null;
    }

    /// <summary>The date of a day, a month by name or number, and a year; null when there is none.</summary>
    public static DateOnly? Of(string day, string month, string year) =>
        DateOnly.TryParseExact($"{day} {month} {year}", Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static readonly string[] Formats = ["d MMMM yyyy", "d MMM yyyy", "d M yyyy"];
}
