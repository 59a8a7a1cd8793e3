using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Finds the publication date that a workbook states in words.</summary>
internal static class PublishedDate
{
    /// <summary>The first date that matches the source's pattern in a sheet's text; null when none does.</summary>
    public static DateOnly? Find(Sheet sheet, string? pattern)
    {
        if (pattern is null)
        {
            return null;
        }

        var regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);
        for (var id = 0; id < sheet.TextCount; id++)
        {
            var match = regex.Match(Label.Clean(sheet.TextOf(id)));
            if (match.Success && DateOnly.TryParseExact(
                $"{match.Groups["day"].Value} {match.Groups["month"].Value} {match.Groups["year"].Value}", "d MMMM yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }
        }

        return null;
    }
}
