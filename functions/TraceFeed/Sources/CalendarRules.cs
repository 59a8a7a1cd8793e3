namespace TraceFeed.Sources;

/// <summary>What must hold of the calendar of a source.</summary>
internal static class CalendarRules
{
    private const int MostGraceHours = 14 * 24;
    private const int MostSkips = 500;
    private static readonly string[] Week = Enum.GetNames<DayOfWeek>();

    public static void Check(SourceDefinition source, Requirements require)
    {
        if (source.Calendar is not { } calendar)
        {
            return;
        }

        require.That(TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Zone, out var zone) && zone.HasIanaId, $"'calendar.zone' is '{calendar.Zone}'; give the IANA name of a time zone, such as Europe/London");
        require.That(calendar.Days.Count > 0 && calendar.Days.All(Week.Contains), $"'calendar.days' is '{string.Join(", ", calendar.Days)}'; name one or more of {string.Join(", ", Week)}");
        require.Unique("day of 'calendar.days'", calendar.Days);
        require.That(calendar.At.Ticks % TimeSpan.TicksPerMinute == 0, $"'calendar.at' is {calendar.At:O}; give hours and minutes, such as 11:00");
        require.That(calendar.Holidays is null || BankHolidays.Nations.Contains(calendar.Holidays), $"'calendar.holidays' is '{calendar.Holidays}'; known are {string.Join(", ", BankHolidays.Nations)}");
        require.That(calendar.GraceHours is >= 1 and <= MostGraceHours, $"'calendar.graceHours' is {calendar.GraceHours}; expected 1 to {MostGraceHours}");
        require.That(calendar.From.Year is >= 1980 and < 2200, $"'calendar.from' is in the year {calendar.From.Year}; expected 1980 to 2199");
        require.That(calendar.Until is null || (calendar.Until >= calendar.From && calendar.Until.Value.Year < 2200), $"'calendar.until' is {calendar.Until:O}; expected a day from 'calendar.from' to the year 2199");
        require.That(calendar.Skips.Count <= MostSkips, $"'calendar.skips' has {calendar.Skips.Count} days; expected {MostSkips} at most");
        require.Unique("day of 'calendar.skips'", calendar.Skips.Select(day => day.ToString("O")));
        foreach (var day in calendar.Skips)
        {
            require.That(calendar.Days.Contains(day.DayOfWeek.ToString()) && calendar.Expects(day), $"'calendar.skips' names {day:O}, a {day.DayOfWeek} on which nothing is expected; name days of 'calendar.days' from 'from' to 'until'");
        }

        require.That(source.Retired is null || calendar.Until is not null, "is retired, so its 'calendar' needs an 'until'");
    }
}
