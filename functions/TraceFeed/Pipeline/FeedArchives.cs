using TraceFeed.Feeds;

namespace TraceFeed.Pipeline;

/// <summary>
/// How the history of a feed is cut into archives: whole log rows from the oldest on, as many as <see cref="FeedLimits"/> allow and one at
/// least. A row that is appended later never moves a cut, so an archive that is full stays as it is for ever (RFC 5005, section 4).
/// </summary>
public sealed class FeedArchives
{
    private readonly List<IReadOnlyList<long>> full = [];

    /// <param name="rows">The rows of the feed, ascending.</param>
    public FeedArchives(IReadOnlyList<IndexedRow> rows)
    {
        List<long> open = [];
        var (items, bytes) = (0, 0L);
        foreach (var row in rows)
        {
            if (open.Count > 0 && (items + row.Items > FeedLimits.Items || bytes + row.Bytes > FeedLimits.Bytes))
            {
                Close();
            }

            open.Add(row.Row);
            (items, bytes) = (items + row.Items, bytes + row.Bytes);

            // What a subscription could not hold whole is in an archive at once.
            if (items >= FeedLimits.Items || bytes >= FeedLimits.Bytes)
            {
                Close();
            }
        }

        void Close()
        {
            full.Add(open);
            (open, items, bytes) = ([], 0, 0);
        }
    }

    /// <summary>Archives that there are, numbered from 1 for the oldest.</summary>
    public int Count => full.Count;

    /// <summary>The last row that an archive has; 0 when there is none. What is above must stand in the subscription document.</summary>
    public long Through => full.Count == 0 ? 0 : full[^1][^1];

    /// <summary>The rows of an archive, ascending.</summary>
    /// <param name="number">From 1 to <see cref="Count"/>.</param>
    public IReadOnlyList<long> this[int number] => full[number - 1];
}
