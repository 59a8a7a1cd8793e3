using System.Globalization;

namespace TraceFeed.Observations;

/// <summary>
/// Dates the columns of a table with weeks or days across: each period starts where the last one ended, and the headers, which are
/// typed by hand, vote on where the sequence starts. A header that says otherwise, or is written unlike the others, is reported.
/// </summary>
/// <param name="days">Days of a period.</param>
/// <param name="toDate">Whether each column runs from <paramref name="since"/> to the end of its period.</param>
/// <param name="since">Where to-date periods start; null when that is not told.</param>
internal sealed class PeriodSequence(int days, bool toDate, DateOnly? since)
{
    /// <summary>The period of each header, in column order; null when no header holds a date that could anchor the sequence.</summary>
    /// <param name="headers">The headers as read.</param>
    public Period[]? Date(IReadOnlyList<PeriodHeader?> headers)
    {
        if (Ballot(headers) is not { } first)
        {
            return null;
        }

        var periods = new Period[headers.Count];
        for (var i = 0; i < headers.Count; i++)
        {
            var start = DateOnly.FromDayNumber(first.Key + (days * i));
            periods[i] = new Period(toDate ? since : start, start.AddDays(days - 1));
        }

        return periods;
    }

    /// <summary>
    /// The first header that is whole periods off from those before it, its own two dates agreeing with each other: a column is missing,
    /// stands twice or is out of order, and reading on would misdate figures. A mistyped date spoils one of the two, never both alike.
    /// </summary>
    /// <returns>Its index; null when no header contradicts the sequence.</returns>
    public int? Contradiction(IReadOnlyList<PeriodHeader?> headers)
    {
        int? first = null;
        for (var i = 0; i < headers.Count; i++)
        {
            var anchor = Anchor(headers[i], i);
            first ??= anchor;
            if (anchor != first && (anchor - first) % days == 0)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>How many dates of the headers agree on where the sequence starts.</summary>
    public int Agreeing(IReadOnlyList<PeriodHeader?> headers) => Ballot(headers)?.Count() ?? 0;

    /// <summary>How a header of the period would be written.</summary>
    public static string Write(Period period, string format)
    {
        var dash = format.IndexOf('-', StringComparison.Ordinal);
        return dash < 0
            ? period.End!.Value.ToString(format, CultureInfo.InvariantCulture)
            : Label.Clean($"{period.Start!.Value.ToString(format[..dash], CultureInfo.InvariantCulture)}-{period.End!.Value.ToString(format[(dash + 1)..], CultureInfo.InvariantCulture)}");
    }

    // Where the sequence would start by a header whose two dates agree with each other; mistyped ones do not.
    private int? Anchor(PeriodHeader? header, int column) =>
        header is { Start: { } start, End: { } end } && (toDate ? start == since : end.DayNumber - start.DayNumber == days - 1) ? end.DayNumber - (days - 1) - (days * column) : null;

    private IGrouping<int, int>? Ballot(IReadOnlyList<PeriodHeader?> headers) => headers
        .SelectMany(Votes)
        .GroupBy(day => day)
        .OrderByDescending(votes => votes.Count())
        .ThenBy(votes => votes.Key)
        .FirstOrDefault();

    // Start and end vote apart: a mistyped year spoils one of them only.
    private IEnumerable<int> Votes(PeriodHeader? header, int column)
    {
        if (header?.End is { } end)
        {
            yield return end.DayNumber - (days - 1) - (days * column);
        }

        if (!toDate && header?.Start is { } start)
        {
            yield return start.DayNumber - (days * column);
        }
    }
}
