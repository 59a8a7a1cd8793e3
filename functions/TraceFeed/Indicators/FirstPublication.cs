using TraceFeed.Observations;

namespace TraceFeed.Indicators;

/// <summary>
/// Decides whether a figure that the log has first is the first that was published. A source's first publication brings many periods that were
/// published long before, and so does one that follows others which the log does not have.
/// </summary>
/// <param name="publications">The publications of the source that the log has, those of the same file read again left out.</param>
/// <param name="cadenceDays">Days between publications of the source.</param>
public sealed class FirstPublication(IEnumerable<StatingPublication> publications, int cadenceDays)
{
    private readonly Dictionary<int, StatingPublication> byCommit = publications.ToDictionary(one => one.Commit);
    private readonly Dictionary<DateOnly, (DateOnly Day, bool IsWhole)> before = Before(publications);

    /// <summary>Whether no publication can have stated the period before the one that the log has first.</summary>
    /// <param name="period">The period.</param>
    /// <param name="commit">The ordinal of the commit that stated it first.</param>
    /// <param name="seriesStood">Whether an earlier commit stated the series for another period.</param>
    public bool Is(Period period, int commit, bool seriesStood) =>
        byCommit.TryGetValue(commit, out var publication) && (IsAtTheEnd(period, publication) || (seriesStood && FollowsAtOnce(publication)));

    // A publication of one cadence earlier ended one cadence earlier.
    private bool IsAtTheEnd(Period period, StatingPublication publication) => period.End?.DayNumber > publication.NewestEnd?.DayNumber - cadenceDays;

    // Nothing was published in between, and the one before would have stated it.
    private bool FollowsAtOnce(StatingPublication publication) =>
        publication is { IsCompared: true, Published: { } day } && before.TryGetValue(day, out var earlier) && earlier.IsWhole && day.DayNumber - earlier.Day.DayNumber <= cadenceDays;

    // A publication may be several files of one day, and each a commit.
    private static Dictionary<DateOnly, (DateOnly, bool)> Before(IEnumerable<StatingPublication> publications)
    {
        var days = publications.Where(one => one is { IsCompared: true, Published: not null }).GroupBy(one => one.Published!.Value).OrderBy(day => day.Key).ToList();
        return days.Zip(days.Skip(1)).ToDictionary(pair => pair.Second.Key, pair => (pair.First.Key, pair.First.All(one => one.IsWhole)));
    }
}
