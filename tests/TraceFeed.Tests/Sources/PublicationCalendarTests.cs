using System.Globalization;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Sources;

public sealed class PublicationCalendarTests
{
    private static readonly CalendarDefinition Thursdays = new() { Zone = "Europe/London", Days = ["Thursday"], At = new TimeOnly(11, 0), Holidays = "england", GraceHours = 24, From = new DateOnly(2020, 6, 11) };

    [Theory]
    [InlineData("2020-09-10T09:59:59Z", "2020-09-10 11:00 +01:00")]
    [InlineData("2020-09-10T10:00:00Z", "2020-09-17 11:00 +01:00")]
    [InlineData("2020-10-22T10:00:00Z", "2020-10-29 11:00 +00:00")] // the clocks go back on 25 October
    [InlineData("2021-03-25T11:00:00Z", "2021-04-01 11:00 +01:00")] // and forward on 28 March
    [InlineData("2020-12-24T11:00:00Z", "2020-12-31 11:00 +00:00")] // week 53
    [InlineData("2020-12-31T11:00:00Z", "2021-01-07 11:00 +00:00")]
    [InlineData("2026-12-24T11:00:00Z", "2026-12-31 11:00 +00:00")] // week 53
    [InlineData("2026-12-31T11:00:00Z", "2027-01-07 11:00 +00:00")]
    [InlineData("2025-12-18T11:00:00Z", "2025-12-29 11:00 +00:00")] // Christmas Day, Boxing Day, a Saturday, a Sunday
    [InlineData("2025-12-29T11:00:00Z", "2026-01-02 11:00 +00:00")] // New Year's Day
    [InlineData("2022-05-26T10:00:00Z", "2022-06-06 11:00 +01:00")] // the moved spring holiday, the Jubilee, a weekend
    [InlineData("2001-01-01T00:00:00Z", "2020-06-11 11:00 +01:00")]
    public void A_weekly_publication_is_next_due_at_its_local_hour_on_its_day_or_the_next_working_one(string now, string due) =>
        Assert.Equal(due, Shown(new PublicationCalendar(Thursdays).Next([], At(now))));

    [Theory]
    [InlineData("Friday", "england", "2020-04-03T12:00:00Z", "2020-04-14 11:00 +01:00")] // Good Friday to Easter Monday
    [InlineData("Friday", "scotland", "2020-04-03T12:00:00Z", "2020-04-13 11:00 +01:00")] // no Easter Monday there
    [InlineData("Monday", "england", "2020-05-04T12:00:00Z", "2020-05-11 11:00 +01:00")] // the early May holiday of 2020 was a Friday
    [InlineData("Friday", "england", "2020-05-01T12:00:00Z", "2020-05-11 11:00 +01:00")]
    [InlineData("Monday", "england", "2020-12-21T12:00:00Z", "2020-12-29 11:00 +00:00")] // Boxing Day's substitute
    [InlineData("Monday", "england", "2021-12-20T12:00:00Z", "2021-12-29 11:00 +00:00")] // both substitutes
    [InlineData("Monday", "england", "2022-09-12T12:00:00Z", "2022-09-20 11:00 +01:00")] // the state funeral
    [InlineData("Monday", "england", "2023-05-01T12:00:00Z", "2023-05-02 11:00 +01:00")]
    [InlineData("Monday", "england", "2023-05-02T12:00:00Z", "2023-05-09 11:00 +01:00")] // the coronation
    [InlineData("Thursday", "northern-ireland", "2022-03-10T12:00:00Z", "2022-03-18 11:00 +00:00")] // Saint Patrick's Day
    [InlineData("Monday", null, "2020-12-21T12:00:00Z", "2020-12-28 11:00 +00:00")]
    public void A_bank_holiday_of_the_publishers_nation_moves_a_publication_and_no_other_does(string day, string? nation, string now, string due) =>
        Assert.Equal(due, Shown(new PublicationCalendar(Thursdays with { Days = [day], Holidays = nation, From = new DateOnly(2020, 1, 1) }).Next([], At(now))));

    [Fact]
    public void A_local_time_that_the_clocks_leave_out_is_counted_on_and_of_one_that_comes_twice_the_first_is_meant()
    {
        var sundays = new PublicationCalendar(Thursdays with { Days = ["Sunday"], At = new TimeOnly(1, 30), From = new DateOnly(2020, 1, 1) });

        Assert.Equal("2020-03-29 02:30 +01:00", Shown(sundays.Next([], At("2020-03-28T00:00:00Z"))));
        Assert.Equal("2020-10-25 01:30 +01:00", Shown(sundays.Next([], At("2020-10-24T00:00:00Z"))));
    }

    [Theory]
    [InlineData("2020-09-11T09:59:59Z", "2020-09-03", null)] // within the grace
    [InlineData("2020-09-11T10:00:00Z", "2020-09-03", "2020-09-10")]
    [InlineData("2020-09-17T09:00:00Z", "2020-09-03", "2020-09-10")]
    [InlineData("2020-09-18T10:00:00Z", "2020-09-03", "2020-09-17")] // two are missing: the latest is asked for
    [InlineData("2020-10-30T11:00:00Z", "2020-09-03", "2020-10-29")] // many are
    [InlineData("2020-09-11T10:00:00Z", "", null)] // nothing is known yet
    [InlineData("2020-09-11T10:00:00Z", "2020-09-03 2020-09-10", null)] // on the day
    [InlineData("2020-09-17T09:00:00Z", "2020-09-03 2020-09-14", null)] // four days late
    [InlineData("2020-09-11T10:00:00Z", "2020-09-03 2020-09-08", null)] // early in the same week
    [InlineData("2020-09-11T10:00:00Z", "2020-09-03 2020-09-06", "2020-09-10")] // on the Sunday before: once more the one before
    [InlineData("2020-09-11T10:00:00Z", "2020-08-27 2020-09-08", "2020-09-10")] // the one before, five days late
    [InlineData("2020-09-11T10:00:00Z", "2020-08-27 2020-09-07 2020-09-08", null)] // the one before, late, and then this one
    [InlineData("2020-09-11T10:00:00Z", "2020-09-08", null)] // the first that is known: nothing was missed before
    [InlineData("2021-01-01T11:00:00Z", "2020-12-24", "2020-12-31")]
    [InlineData("2021-01-08T11:00:00Z", "2020-12-24 2020-12-31", "2021-01-07")]
    [InlineData("2025-12-26T11:00:00Z", "2025-12-18", null)] // Christmas moved it to Monday
    [InlineData("2025-12-30T11:00:00Z", "2025-12-18", "2025-12-29")]
    [InlineData("2025-12-30T11:00:00Z", "2025-12-18 2025-12-23", null)] // two days before Christmas, in its week
    [InlineData("2026-01-03T11:00:00Z", "2025-12-18 2025-12-23 2025-12-30", null)]
    [InlineData("2020-06-12T10:00:00Z", "2020-06-04", "2020-06-11")] // the calendar's first
    [InlineData("2020-06-05T10:00:00Z", "2020-05-28", null)] // none is expected before it
    public void The_latest_publication_that_is_due_is_overdue_after_its_grace_unless_one_met_it(string now, string published, string? day) =>
        Assert.Equal(day, Day(new PublicationCalendar(Thursdays).Overdue(Days(published), At(now))?.Day));

    [Theory]
    [InlineData("2020-09-03", "2020-09-07")] // the one before was met: a publication in the week is this one
    [InlineData("2020-08-27", "2020-09-10")] // it was not: one before the day is that one
    [InlineData("2020-08-27 2020-09-08", "2020-09-09")] // it was, late: the next that comes
    public void What_is_overdue_is_met_from_its_day_or_earlier_in_its_week_where_the_one_before_was_met(string published, string day)
    {
        var calendar = new PublicationCalendar(Thursdays);
        var overdue = calendar.Overdue(Days(published), At("2020-09-11T10:00:00Z"))!;

        var from = calendar.MetFrom(overdue, Days(published));

        Assert.Equal(day, Day(from));
        Assert.Null(calendar.Overdue([.. Days(published), from], At("2020-09-11T10:00:00Z")));
        Assert.NotNull(calendar.Overdue([.. Days(published), from.AddDays(-1)], At("2020-09-11T10:00:00Z")));
    }

    [Fact]
    public void After_the_calendars_last_publication_one_is_late_until_the_next_would_be_and_none_is_due_any_more()
    {
        var ended = new PublicationCalendar(Thursdays with { Until = new DateOnly(2022, 4, 14) });

        Assert.Equal("2022-04-14", Day(ended.Overdue(Days("2022-04-07"), At("2022-04-15T10:00:00Z"))?.Day));
        Assert.Equal("2022-04-14", Day(ended.Overdue(Days("2022-04-07"), At("2022-04-22T09:59:00Z"))?.Day));
        Assert.Null(ended.Overdue(Days("2022-04-07"), At("2022-04-22T10:00:00Z")));
        Assert.Null(ended.Overdue(Days("2020-10-29"), At("2026-11-25T00:00:00Z")));
        Assert.Null(ended.Next([], At("2022-04-14T10:00:00Z")));
    }

    [Fact]
    public void A_week_that_the_publisher_leaves_out_is_not_missed()
    {
        var calendar = new PublicationCalendar(DefinitionCatalog.Embedded.Find(Readings.National)!.Calendar!);

        Assert.Null(calendar.Overdue(Days("2021-12-16 2021-12-23"), At("2022-01-13T10:00:00Z")));
        Assert.Equal("2022-01-13", Day(calendar.Next(Days("2021-12-23"), At("2021-12-24T10:00:00Z"))?.Day));
        Assert.Equal("2022-01-13", Day(calendar.Overdue(Days("2021-12-16 2021-12-23"), At("2022-01-14T11:00:00Z"))?.Day));
    }

    [Fact]
    public void What_came_early_is_not_next()
    {
        var calendar = new PublicationCalendar(Thursdays);

        Assert.Equal("2020-09-10", Day(calendar.Next(Days("2020-09-03"), At("2020-09-08T12:00:00Z"))?.Day));
        Assert.Equal("2020-09-17", Day(calendar.Next(Days("2020-09-03 2020-09-08"), At("2020-09-08T12:00:00Z"))?.Day));
    }

    [Fact]
    public void Of_a_daily_source_two_days_that_bank_holidays_move_together_are_one()
    {
        var weekdays = new PublicationCalendar(Thursdays with { Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"], GraceHours = 6 });

        Assert.Equal("2020-12-29 11:00 +00:00", Shown(weekdays.Next([], At("2020-12-24T12:00:00Z"))));
        Assert.Null(weekdays.Overdue(Days("2020-12-23 2020-12-24"), At("2020-12-29T16:59:00Z")));
        Assert.Equal("2020-12-29", Day(weekdays.Overdue(Days("2020-12-23 2020-12-24"), At("2020-12-29T17:00:00Z"))?.Day));
        Assert.Null(weekdays.Overdue(Days("2020-12-24 2020-12-29"), At("2020-12-30T16:59:00Z")));
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.ParseExact(moment, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static DateOnly[] Days(string days) => [.. days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture))];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Shown(ExpectedPublication? expected) => expected?.Due.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
