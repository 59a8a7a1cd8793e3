using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// Finds a file whose name tells another date than the file itself: a week that is not the one its figures end with, or a day that is
/// neither the last of its figures nor that of its publication. A file that states no date contradicts no name.
/// </summary>
internal static class NameGuard
{
    private const int MostWeeks = 1000;

    /// <summary>Why the publication is refused; null when it is not.</summary>
    public static Refusal? Find(Reading reading, SourceDefinition definition)
    {
        var name = Path.GetFileName(reading.File);
        var patterns = (definition.List?.Tables.Select(table => table.Period.EndFromFileName) ?? []).Append(definition.Guards.NameDate).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var match in patterns.Select(pattern => Regex.Match(name, pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)).Where(match => match.Success))
        {
            if (Told(match, reading, definition.Since) is not (var told, var own) || own.Count == 0)
            {
                continue;
            }

            var nearest = own.MinBy(date => Math.Abs(date.Day.DayNumber - told.DayNumber));
            if (Math.Abs(nearest.Day.DayNumber - told.DayNumber) > definition.Guards.NameToleranceDays)
            {
                var says = string.Join(" and ", own.Select(date => $"{date.What} {Period.Iso(date.Day)}"));
                return new Refusal(Refusal.Name, $"{name} is named for {Period.Iso(told)} ('{match.Value}') but says of itself that {says}; look whether a wrong file was uploaded under this name", []);
            }
        }

        return null;
    }

    private static (DateOnly Told, List<(DateOnly Day, string What)> Own)? Told(Match match, Reading reading, DateOnly? since)
    {
        List<(DateOnly Day, string What)> own = reading.OwnEnd is { } end ? [(end, "its figures end on")] : [];
        if (match.Groups["week"].Success)
        {
            return since is { } start && int.TryParse(match.Groups["week"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is > 0 and < MostWeeks
                ? (start.AddDays((7 * week) - 1), own) : null;
        }

        if (reading.OwnPublished is { } published)
        {
            own.Add((published, "it was published on"));
        }

        if (own.Count == 0)
        {
            return null;
        }

        var year = match.Groups["year"].Success ? match.Groups["year"].Value : own[^1].Day.Year.ToString(CultureInfo.InvariantCulture);
        return DateInWords.Of(match.Groups["day"].Value, match.Groups["month"].Value, year) is { } day ? (day, own) : null;
    }
}
