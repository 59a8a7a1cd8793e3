using System.Globalization;

namespace TraceFeed.Log;

/// <summary>A moment of the log, by which a source's state is asked for: a sequence number, or the day of a publication.</summary>
public sealed record AsOf
{
    private AsOf(long? sequence, DateOnly? day) => (Sequence, Day) = (sequence, day);

    /// <summary>The sequence number: the state after the last commit that ends at it or before. Null when a day is asked for.</summary>
    public long? Sequence { get; }

    /// <summary>The day: the state of the publication with the greatest date that is not after it. Null when a number is asked for.</summary>
    public DateOnly? Day { get; }

    /// <summary>What <c>2020-09-03</c> or <c>1234</c> means; null for anything else.</summary>
    public static AsOf? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? new AsOf(null, day)
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new AsOf(sequence, null)
        : null;

    /// <summary>The commit whose state is the latest; null when the source has none yet.</summary>
    /// <param name="rows">The source's rows, ascending.</param>
    public static LogRow? Latest(IEnumerable<LogRow> rows) => rows.LastOrDefault();

    /// <summary>The commit whose state it is; null when the source has none yet.</summary>
    /// <param name="rows">The source's rows, ascending.</param>
    public LogRow? Of(IReadOnlyList<LogRow> rows) => Sequence is { } sequence
        ? rows.LastOrDefault(row => row.LastSequence <= sequence)
        : rows.Where(row => row.IsPublication && row.Published <= Day).MaxBy(row => (row.Published, row.Ordinal));
}
