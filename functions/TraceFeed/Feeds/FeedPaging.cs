using System.Globalization;

namespace TraceFeed.Feeds;

/// <summary>
/// Where a document stands in the history of its feed. A feed with archives is an archived feed of RFC 5005, section 4: the subscription
/// document and every archive lead to the next older archive. A feed with a filter is a paged feed, section 3.
/// </summary>
public sealed record FeedPaging
{
    /// <summary>The number of this archive, from 1 for the oldest; null for a document that is none.</summary>
    public int? Archive { get; init; }

    /// <summary>The number of the next older archive; null when there is none.</summary>
    public int? Older { get; init; }

    /// <summary>Of a page of a feed with a filter: the log row below which it begins; null for the first page.</summary>
    public long? Before { get; init; }

    /// <summary>The same of the next older page; null when there is none.</summary>
    public long? OlderBefore { get; init; }

    /// <summary>Whether the document holds every item that the feed ever had.</summary>
    public bool IsComplete => Archive is null && Older is null && Before is null && OlderBefore is null;

    /// <summary>The path of this document.</summary>
    public string Self(string page, string query, string format) => Archive is { } number ? SiteLinks.Archive(page, number, format) : Feed(page, query, Before, format);

    /// <summary>The path of the next older one; null when there is none.</summary>
    public string? Next(string page, string query, string format) =>
        Older is { } number ? SiteLinks.Archive(page, number, format) : OlderBefore is { } before ? Feed(page, query, before, format) : null;

    private static string Feed(string page, string query, long? before, string format) =>
        SiteLinks.Feed(page, format) + (before is null ? query : string.Create(CultureInfo.InvariantCulture, $"{(query.Length == 0 ? "?" : query + "&")}before={before}"));
}
