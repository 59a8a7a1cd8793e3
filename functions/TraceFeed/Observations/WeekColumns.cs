using System.Globalization;

namespace TraceFeed.Observations;

/// <summary>
/// Dates the week columns of a table: each week starts seven days after the last, and the headers, which are typed by hand,
/// vote on where the sequence starts. A header that says otherwise, or is written unlike the others, is reported.
/// </summary>
internal static class WeekColumns
{
    /// <summary>The period of each header, in column order; null when no header holds a date that could anchor the sequence.</summary>
    /// <param name="headers">The headers as typed.</param>
    /// <param name="toDate">Whether each column runs from <paramref name="since"/> to the end of its week.</param>
    /// <param name="since">Where to-date periods start.</param>
    /// <param name="format">How the publisher writes a header.</param>
    /// <param name="report">Takes the index of a header that disagrees and what it was read as.</param>
    public static Period[]? Date(IReadOnlyList<string> headers, bool toDate, DateOnly since, string format, Action<int, string> report)
    {
        if (Ballot(headers, toDate) is not { } first)
        {
            return null;
        }

        var periods = new Period[headers.Count];
        for (var i = 0; i < headers.Count; i++)
        {
            var start = DateOnly.FromDayNumber(first.Key + (7 * i));
            periods[i] = new Period(toDate ? since : start, start.AddDays(6));
            var expected = Write(periods[i], format);
            if (Label.Clean(headers[i]) != expected)
            {
                report(i, $"header '{Label.Clean(headers[i])}' is read as {periods[i]}, its place in the sequence of weeks ('{expected}')");
            }
        }

        return periods;
    }

    /// <summary>
    /// The first header after a jump in the sequence: two headers and more before it agree with each other, and so do two and more
    /// from it on, but whole weeks apart. Nobody mistypes so: a week's column was left out, and reading on would misdate the rest.
    /// </summary>
    /// <returns>Its index; null when the headers tell of no jump.</returns>
    public static int? Jump(IReadOnlyList<string> headers, bool toDate, DateOnly since)
    {
        var whole = headers.Select((header, i) => (Index: i, Anchor: Anchor(WeekHeader.Parse(header), toDate, since, i))).Where(one => one.Anchor is not null).ToList();
        for (var split = 2; split <= whole.Count - 2; split++)
        {
            var (before, after) = (whole[split - 1].Anchor!.Value, whole[split].Anchor!.Value);
            if (before != after && (after - before) % 7 == 0 && whole.Take(split).All(one => one.Anchor == before) && whole.Skip(split).All(one => one.Anchor == after))
            {
                return whole[split].Index;
            }
        }

        return null;
    }

    // Where the sequence would start by a header whose two dates agree with each other; mistyped ones do not.
    private static int? Anchor(WeekHeader? header, bool toDate, DateOnly since, int column) =>
        header is { Start: { } start, End: { } end } && (toDate ? start == since : end.DayNumber - start.DayNumber == 6) ? end.DayNumber - 6 - (7 * column) : null;

    /// <summary>How many dates of the headers agree on where the sequence starts.</summary>
    public static int Agreeing(IReadOnlyList<string> headers, bool toDate) => Ballot(headers, toDate)?.Count() ?? 0;

    private static IGrouping<int, int>? Ballot(IReadOnlyList<string> headers, bool toDate) => headers
        .SelectMany((header, i) => Votes(WeekHeader.Parse(header), toDate, i))
        .GroupBy(day => day)
        .OrderByDescending(votes => votes.Count())
        .ThenBy(votes => votes.Key)
        .FirstOrDefault();

    // Start and end vote apart: a mistyped year spoils one of them only.
    private static IEnumerable<int> Votes(WeekHeader? header, bool toDate, int column)
    {
        if (header?.End is { } end)
        {
            yield return end.DayNumber - 6 - (7 * column);
        }

        if (!toDate && header?.Start is { } start)
        {
            yield return start.DayNumber - (7 * column);
        }
    }

    private static string Write(Period period, string format)
    {
        var dash = format.IndexOf('-', StringComparison.Ordinal);
        var (first, second) = dash < 0 ? (format, format) : (format[..dash], format[(dash + 1)..]);
        return Label.Clean($"{period.Start!.Value.ToString(first, CultureInfo.InvariantCulture)}-{period.End!.Value.ToString(second, CultureInfo.InvariantCulture)}");
    }
}
