using TraceFeed.Sources;

namespace TraceFeed.Observations;

/// <summary>
/// The period of each measure of a row, from the first and the last day that the row tells. Where it tells only one of them the other
/// follows from how long the periods of the measure are; where it tells none the last day is derived.
/// </summary>
/// <param name="table">The list.</param>
/// <param name="since">Where to-date periods start; null when that is not told.</param>
/// <param name="derivedEnd">The last day of rows that tell none.</param>
/// <param name="builder">Takes warnings.</param>
internal sealed class RowPeriods(ListTable table, DateOnly? since, Lazy<DateOnly?> derivedEnd, ReadingBuilder builder)
{
    /// <summary>The block of a measure.</summary>
    /// <param name="first">The first day the row tells; null when it tells none.</param>
    /// <param name="last">The last day the row tells; null when it tells none.</param>
    /// <param name="periods">One of <see cref="Periodicity"/>, of the measure.</param>
    public BlockKey Of(DateOnly? first, DateOnly? last, string periods)
    {
        var toDate = periods == Periodicity.ToDate;
        var days = Periodicity.Days(toDate ? table.Periods : periods);

        // In a list of to-date figures a column of first days tells where each starts; elsewhere it tells of one day or week.
        var spans = table.Periods == Periodicity.ToDate;
        var end = last ?? (spans ? derivedEnd.Value : first?.AddDays(days - 1) ?? derivedEnd.Value);
        var start = toDate ? (spans ? first : null) ?? since : first ?? end?.AddDays(1 - days);
        if (start > end)
        {
            builder.Warn("period", null, null, $"a period of '{table.Title}' would run from {Period.Iso(start)} to {Period.Iso(end)}{(toDate && start == since ? ", before 'since'" : "")}; its first day is left open");
            start = null;
        }

        return new BlockKey(table.Id, Period.Day(start), Period.Day(end));
    }
}
