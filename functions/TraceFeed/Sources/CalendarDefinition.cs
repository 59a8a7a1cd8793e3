namespace TraceFeed.Sources;

/// <summary>When a source is published, as far as its publisher keeps to days; see docs/architecture.md, "Time". It decides nothing of how a file is read.</summary>
public sealed record CalendarDefinition
{
    /// <summary>The time zone of <see cref="At"/>, by its IANA name: <c>Europe/London</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>The days of the week on which a publication is expected, in English: one for a weekly source, all seven for a daily one.</summary>
    public required IReadOnlyList<string> Days { get; init; }

    /// <summary>The local time at which it is due, to the minute.</summary>
    public required TimeOnly At { get; init; }

    /// <summary>Whose bank holidays move an expected day to the next working day, one of <see cref="BankHolidays.Nations"/>; null when none does.</summary>
    public string? Holidays { get; init; }

    /// <summary>Hours after it was due from which a publication that did not come is late.</summary>
    public required int GraceHours { get; init; }

    /// <summary>The first day on which a publication is expected.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last such day; null while the source goes on.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Days of the rhythm, before bank holidays move them, for which the publisher said that nothing would come.</summary>
    public IReadOnlyList<DateOnly> Skips { get; init; } = [];

    /// <summary>Whether a publication is expected for a day of the rhythm.</summary>
    /// <param name="day">The day, before bank holidays move it.</param>
    internal bool Expects(DateOnly day) => day >= From && !(day > Until);

    /// <summary>Whether the rhythm has a publication on that day, were there no first and no last one.</summary>
    internal bool HasDay(DateOnly day) => Days.Contains(day.DayOfWeek.ToString()) && !Skips.Contains(day);
}
