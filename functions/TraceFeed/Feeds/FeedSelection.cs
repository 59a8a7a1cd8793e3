namespace TraceFeed.Feeds;

/// <summary>Which items a feed holds; the only place that applies <see cref="FeedLimits"/> to a feed.</summary>
internal static class FeedSelection
{
    /// <summary>The newest items that the limits allow, in their order; the newest one always.</summary>
    public static IReadOnlyList<FeedItem> Of(IEnumerable<FeedItem> newestFirst, SiteLinks links)
    {
        var taken = new List<FeedItem>();
        var bytes = 0;
        foreach (var item in newestFirst)
        {
            bytes += JsonFeedItem.Size(item, links);
            var limit = taken.Count > 0 && taken[0].RecordedAt - item.RecordedAt < FeedLimits.Always ? FeedLimits.MostBytes : FeedLimits.Bytes;
            if (taken.Count > 0 && (taken.Count == FeedLimits.Items || bytes > limit))
            {
                break;
            }

            taken.Add(item);
        }

        return taken;
    }
}
