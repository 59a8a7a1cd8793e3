using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>Dates as workbooks state them (ECMA-376, part 1, section 18.17.4).</summary>
internal static class XlsxDate
{
    // The 1900 system has a 29 February 1900, which never was, so that days are one ahead of the calendar before it.
    private const long FictitiousDay = 60;
    private static readonly DateOnly Before1900 = new(1899, 12, 30);
    private static readonly DateOnly First1904 = new(1904, 1, 1);

    /// <summary>The date of a number of days; a fraction is a time of day and is left out. False when there is no such date.</summary>
    /// <param name="serial">The number of the cell.</param>
    /// <param name="date1904">Whether 0 is 1 January 1904; else 1 is 1 January 1900.</param>
    /// <param name="date">The date.</param>
    public static bool TrySerial(ExactNumber serial, bool date1904, out DateOnly date)
    {
        var days = serial.Mantissa;
        for (var i = 0; i < serial.Scale; i++)
        {
            days /= 10;
        }

        var first = date1904 ? First1904 : days < FictitiousDay ? Before1900.AddDays(1) : Before1900;
        var valid = serial.Mantissa >= 0 && (date1904 || days is > 0 and not FictitiousDay) && days <= DateOnly.MaxValue.DayNumber - first.DayNumber;
        date = valid ? first.AddDays((int)days) : default;
        return valid;
    }

    /// <summary>The date of a cell that states one by ISO 8601: <c>2020-07-23</c>, or with a time of day behind a <c>T</c>.</summary>
    public static bool TryIso(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        text = text.Trim();
        return text.Length >= 10 && (text.Length == 10 || text[10] == 'T')
            && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
