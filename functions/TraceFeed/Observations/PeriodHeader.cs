using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The header of a week or of a day as someone typed it. It is a hint: the column sequence decides (see <see cref="PeriodSequence"/>).</summary>
/// <param name="Start">The first day it names; null when that is no date.</param>
/// <param name="End">The last day it names; null when that is no date.</param>
internal readonly partial record struct PeriodHeader(DateOnly? Start, DateOnly? End)
{
    /// <summary>Recognises two dates with a dash between, day first; with periods of one day a single date, also one that the format marks as a date.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="cell">The header's cell.</param>
    /// <param name="days">Days of a period.</param>
    public static PeriodHeader? Parse(Sheet sheet, int cell, int days) => (sheet.Kind(cell), days) switch
    {
        (CellKind.Text, _) => Parse(sheet.Text(cell), days),
        (CellKind.Date, 1) => new PeriodHeader(sheet.Date(cell), sheet.Date(cell)),
        _ => null,
    };

    /// <summary>The same of a text.</summary>
    public static PeriodHeader? Parse(string text, int days)
    {
        if (days == 1)
        {
            var day = OneDate().Match(text);
            return day.Success ? new PeriodHeader(Date(day, 1), Date(day, 1)) : null;
        }

        var match = TwoDates().Match(text);
        return match.Success ? new PeriodHeader(Date(match, 1), Date(match, 4)) : null;
    }

    /// <summary>Whether a text that is no header of a period was probably meant for one: it begins with a day and a month.</summary>
    public static bool Resembles(string text) => DayAndMonth().IsMatch(text);

    private static DateOnly? Date(Match match, int group)
    {
        int Part(int offset) => int.Parse(match.Groups[group + offset].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var year = Part(2) < 100 ? 2000 + Part(2) : Part(2);
        return Part(1) is >= 1 and <= 12 && Part(0) >= 1 && year is > 1900 and < 2200 && Part(0) <= DateTime.DaysInMonth(year, Part(1))
            ? new DateOnly(year, Part(1), Part(0))
            : null;
    }

    [GeneratedRegex(@"^\s*\d{1,2}\s*[/.-]\s*\d{1,2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^\s*(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneDate();

    [GeneratedRegex(@"^\s*(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})\s*[-\u2013]\s*(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TwoDates();
}
