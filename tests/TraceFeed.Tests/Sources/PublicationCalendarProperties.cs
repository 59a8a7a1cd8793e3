using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Sources;

/// <summary>A publisher who keeps to a calendar, whatever it is, is never late; one who misses any publication is, once its grace has passed.</summary>
public sealed class PublicationCalendarProperties
{
    private static readonly string[] Week = Enum.GetNames<DayOfWeek>();

    private static readonly Gen<(CalendarDefinition Calendar, int Missed)> Calendars =
        from days in Gen.SubListOf(Week).Where(days => days.Any())
        from nation in Gen.Elements(null, "england", "scotland", "wales", "northern-ireland")
        from zone in Gen.Elements("Europe/London", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "UTC")
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from start in Gen.Choose(0, 365 * 7)
        from grace in Gen.Choose(1, 100)
        from missed in Gen.Choose(3, 12)
        select (new CalendarDefinition { Zone = zone, Days = [.. days], At = TimeOnly.MinValue.AddMinutes(minute), Holidays = nation, GraceHours = grace, From = new DateOnly(2019, 12, 1).AddDays(start) }, missed);

    [Fact]
    public void Who_keeps_to_the_calendar_is_never_late_and_who_misses_one_is() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(Calendars.ToArbitrary(), one =>
        {
            var calendar = new PublicationCalendar(one.Calendar);
            var due = new List<ExpectedPublication>();
            for (var now = new DateTimeOffset(one.Calendar.From.AddDays(-2), TimeOnly.MinValue, TimeSpan.Zero); due.Count < 15;)
            {
                due.Add(calendar.Next([], now)!);
                now = due[^1].Due;
            }

            for (var i = 1; i < due.Count - 1; i++)
            {
                // At the last moment before what comes next would be late, everything up to this one having come on its day.
                var last = due[i + 1].Due.AddHours(one.Calendar.GraceHours).AddTicks(-1);
                if (calendar.Overdue([.. due.Take(i + 1).Select(expected => expected.Day)], last) is not null)
                {
                    return false;
                }
            }

            var missing = due[one.Missed];
            var without = due.Take(one.Missed).Select(expected => expected.Day).ToList();
            var late = calendar.Overdue(without, missing.Due.AddHours(one.Calendar.GraceHours));
            return late == missing
                && calendar.Overdue([.. without, calendar.MetFrom(late, without)], missing.Due.AddHours(one.Calendar.GraceHours)) is null
                && due.Zip(due.Skip(1)).All(pair => pair.First.Due < pair.Second.Due && pair.First.Day < pair.Second.EarlyFrom);
        }));
}
