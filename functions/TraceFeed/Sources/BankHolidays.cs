using System.Collections.Concurrent;
using PublicHoliday;

namespace TraceFeed.Sources;

/// <summary>The bank holidays of the nations of the United Kingdom, with substitute days and those proclaimed for one year.</summary>
internal static class BankHolidays
{
    private static readonly Dictionary<string, UKBankHoliday> ByNation = new(StringComparer.Ordinal)
    {
        ["england"] = new() { UkCountry = UKBankHoliday.UkCountries.England },
        ["wales"] = new() { UkCountry = UKBankHoliday.UkCountries.Wales },
        ["scotland"] = new() { UkCountry = UKBankHoliday.UkCountries.Scotland },
        ["northern-ireland"] = new() { UkCountry = UKBankHoliday.UkCountries.NorthernIreland },
    };

    private static readonly ConcurrentDictionary<(string Nation, int Year), IReadOnlySet<DateOnly>> Years = new();

    /// <summary>The nations as definitions name them.</summary>
    public static IReadOnlyCollection<string> Nations => ByNation.Keys;

    /// <summary>Whether nobody works on that day there: a bank holiday, a Saturday or a Sunday.</summary>
    public static bool IsOff(string nation, DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || Is(nation, day);

    /// <summary>Whether a day is a bank holiday there.</summary>
    public static bool Is(string nation, DateOnly day) => Years.GetOrAdd((nation, day.Year), key => ByNation[key.Nation].PublicHolidaysInformation(key.Year).Select(holiday => DateOnly.FromDateTime(holiday.ObservedDate)).ToHashSet()).Contains(day);
}
