namespace TraceFeed.Feeds;

/// <summary>Which items a feed holds; the only place that applies <see cref="FeedLimits"/> to a feed. Items are offered the newest first.</summary>
public sealed class FeedSelection(SiteLinks links)
{
    private readonly List<FeedItem> taken = [];
    private long bytes;

    /// <summary>The items taken, in their order.</summary>
    public IReadOnlyList<FeedItem> Items => taken;

    /// <summary>Takes an item if the limits allow it; false when they do not, and then the feed is full. The newest is always taken.</summary>
    /// <param name="item">The item.</param>
    /// <param name="always">Whether it is taken whatever the limits say: no archive has it yet.</param>
    public bool TryTake(FeedItem item, bool always = false)
    {
        bytes += JsonFeedItem.Size(item, links);
        var limit = taken.Count > 0 && taken[0].RecordedAt - item.RecordedAt < FeedLimits.Always ? FeedLimits.MostBytes : FeedLimits.Bytes;
        if (!always && taken.Count > 0 && (taken.Count >= FeedLimits.Items || bytes > limit))
        {
            return false;
        }

        taken.Add(item);
        return true;
    }
}
