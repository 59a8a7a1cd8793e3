namespace TraceFeed.Sources;

/// <summary>
/// Which publications are expected when, and which of them is missing. It knows its definition, the days of the publications there are and
/// the time it is told, nothing else. The rules are those of docs/architecture.md, "Time".
/// </summary>
public sealed class PublicationCalendar(CalendarDefinition definition)
{
    // Longer than two steps of any rhythm and the longest grace together, however bank holidays and skipped days lie.
    private const int DaysAround = 70;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(definition.Zone);

    /// <summary>
    /// The publication that is overdue: the latest one of which the grace has passed, unless a publication met it. Null when none is: then
    /// too when nothing is known of the source yet, and from when the one after the calendar's last would have been overdue.
    /// </summary>
    /// <param name="published">The days of the publications known, in any order.</param>
    /// <param name="now">The time.</param>
    public ExpectedPublication? Overdue(IReadOnlyCollection<DateOnly> published, DateTimeOffset now)
    {
        var expected = Around(now);
        var at = expected.FindLastIndex(one => one.Due.AddHours(definition.GraceHours) <= now);
        return published.Count == 0 || at < 0 || !definition.Expects(expected[at].Rhythm) || IsMet(expected, at, published) ? null : expected[at];
    }

    /// <summary>The first publication that is due after a moment and was not met ahead of its time; null when the calendar has none any more.</summary>
    /// <param name="published">The days of the publications known, in any order.</param>
    /// <param name="now">The moment.</param>
    public ExpectedPublication? Next(IReadOnlyCollection<DateOnly> published, DateTimeOffset now)
    {
        var first = new DateTimeOffset(definition.From.AddDays(-1), TimeOnly.MinValue, TimeSpan.Zero);
        var expected = Around(now > first ? now : first);
        return expected.Where((one, at) => one.Due > now && definition.Expects(one.Rhythm) && !IsMet(expected, at, published)).FirstOrDefault();
    }

    /// <summary>The first day of a publication that, should it come, meets one that is overdue: its own day or, where the publication before was met, an earlier day after the newest.</summary>
    /// <param name="overdue">What <see cref="Overdue"/> gave.</param>
    /// <param name="published">The days of the publications known then.</param>
    public DateOnly MetFrom(ExpectedPublication overdue, IReadOnlyCollection<DateOnly> published)
    {
        var expected = Around(overdue.Due);
        var after = published.Max().AddDays(1);
        var early = after > overdue.EarlyFrom ? after : overdue.EarlyFrom;
        return MayBeEarly(expected, expected.FindIndex(one => one.Day == overdue.Day), published, early) ? early : overdue.Day;
    }

    // A publication ahead of its day may as well be the one before, late: it is that one, unless another publication was.
    private bool IsMet(List<ExpectedPublication> expected, int at, IReadOnlyCollection<DateOnly> published) =>
        published.Any(day => day >= expected[at].Day || (day >= expected[at].EarlyFrom && MayBeEarly(expected, at, published, day)));

    private bool MayBeEarly(List<ExpectedPublication> expected, int at, IReadOnlyCollection<DateOnly> published, DateOnly day) =>
        at <= 0 || !definition.Expects(expected[at - 1].Rhythm) || published.All(other => other >= day) || published.Any(other => other < day && other >= expected[at - 1].EarlyFrom);

    // Also past the calendar's last day and before its first: these are what others are measured by, and never expected themselves.
    private List<ExpectedPublication> Around(DateTimeOffset moment)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        var expected = new List<ExpectedPublication>();
        foreach (var (rhythm, day) in Enumerable.Range(-DaysAround, (2 * DaysAround) + 1).Select(today.AddDays).Where(definition.HasDay).Select(day => (Rhythm: day, Day: Moved(day))).OrderBy(pair => pair.Day).ThenByDescending(pair => pair.Rhythm))
        {
            // Where a bank holiday moves one publication to the day of another, one comes for both.
            if (expected.Count == 0 || expected[^1].Day != day)
            {
                var monday = rhythm.AddDays(-(((int)rhythm.DayOfWeek + 6) % 7));
                var earliest = expected.Count > 0 && expected[^1].Day >= monday ? expected[^1].Day.AddDays(1) : monday;
                expected.Add(new ExpectedPublication(rhythm, day, Due(day), earliest));
            }
        }

        return expected;
    }

    private DateOnly Moved(DateOnly day)
    {
        if (definition.Holidays is { } nation && BankHolidays.Is(nation, day))
        {
            while (BankHolidays.IsOff(nation, day))
            {
                day = day.AddDays(1);
            }
        }

        return day;
    }

    // An hour that the clocks leave out is counted on from before it; of one that comes twice the first is meant.
    private DateTimeOffset Due(DateOnly day)
    {
        var local = day.ToDateTime(definition.At);
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddDays(-1)) : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return TimeZoneInfo.ConvertTime(new DateTimeOffset(local, offset), zone);
    }
}
