using System.Globalization;
using System.Security.Cryptography;

namespace TraceFeed.Fetching;

/// <summary>
/// An address whose content is replaced at each release. A release has no address and no date of its own there: it is known by its
/// bytes and dated by the day it is found. What is decided here is pure; fetching is the caller's.
/// </summary>
public sealed record FixedAddress
{
    /// <summary>The address.</summary>
    public required Uri Url { get; init; }

    /// <summary>What publications are named after, before <c>@</c> and their day.</summary>
    public required string Id { get; init; }

    /// <summary>What publications are called.</summary>
    public required string Title { get; init; }

    /// <summary>The page for people.</summary>
    public required Uri Page { get; init; }

    /// <summary>The name that its file is given.</summary>
    public required string Filename { get; init; }

    /// <summary>The publication that an answer means; null when it is the content known already.</summary>
    /// <param name="fetched">What the address answered.</param>
    /// <param name="knownSha256">SHA-256 of the newest content known, lower-case hex; null when there is none.</param>
    /// <param name="newest">The day of the newest publication known; null when there is none.</param>
    /// <param name="now">The time of the look.</param>
    public DiscoveredPublication? Found(Fetched fetched, string? knownSha256, DateOnly? newest, DateTimeOffset now)
    {
        if (fetched.NotModified || Sha256(fetched) == knownSha256)
        {
            return null;
        }

        var published = Published(fetched.ModifiedBy(now), newest, LondonDay.Of(now));
        return new DiscoveredPublication
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{Id}@{published:yyyy-MM-dd}"),
            Title = Title,
            Page = Page,
            Published = published,
            UpdatedAt = fetched.ModifiedBy(now) ?? now,
            Notes = [],
            Files = [new DiscoveredFile(Url, Title, Filename, fetched.ContentType, fetched.Content.Length)],
        };
    }

    /// <summary>SHA-256 of what was fetched, lower-case hex.</summary>
    internal static string Sha256(Fetched fetched) => Convert.ToHexStringLower(SHA256.HashData(fetched.Content.Span));

    // Last-Modified is often the time of an upload or a cache, so it is believed only where it fits between what is known and today.
    private static DateOnly Published(DateTimeOffset? lastModified, DateOnly? newest, DateOnly today) =>
        lastModified is { } modified && LondonDay.Of(modified) is var day && !(day <= newest) ? day : today;
}
