using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A feed before it is rendered: all formats show the same items, with the same ids, order and dates.</summary>
public sealed record FeedDocument
{
    /// <summary>A <c>tag:</c> URI that never changes with the address.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What it holds, in two sentences.</summary>
    public required string Description { get; init; }

    /// <summary>What the site says of itself on every page, as plain text; null for nothing.</summary>
    public required string? Notice { get; init; }

    /// <summary>The description and the notice: what each format says of the feed.</summary>
    public string Subtitle => Notice is null ? Description : $"{Description} {Notice}";

    /// <summary>The site.</summary>
    public required SiteLinks Links { get; init; }

    /// <summary>The path of its page: <c>/</c> or <c>/sources/{id}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The sources it speaks of, for publisher and licence.</summary>
    public required IReadOnlyList<SourceDefinition> Sources { get; init; }

    /// <summary>The items, the newest first.</summary>
    public required IReadOnlyList<FeedItem> Items { get; init; }

    /// <summary>The date of the newest item; of a feed without items, the start of 1970, so that its bytes are stable.</summary>
    public DateTimeOffset Updated => Items.Count > 0 ? Items.Max(item => item.RecordedAt) : DateTimeOffset.UnixEpoch;

    /// <summary>The URL of its page.</summary>
    public string Home => Links.Absolute(Path);

    /// <summary>What of the log it speaks of.</summary>
    public FeedFilter Filter { get; init; } = FeedFilter.None;

    /// <summary>Where it stands in the history of its feed.</summary>
    public FeedPaging Paging { get; init; } = new();

    /// <summary>The URL of this document in a format.</summary>
    public string Self(string format) => Links.Absolute(Paging.Self(Path, Filter.Query, format));

    /// <summary>The URL of the feed's newest document, by which it is subscribed to.</summary>
    public string Current(string format) => Links.Absolute(SiteLinks.Feed(Path, format) + Filter.Query);

    /// <summary>The URL of the next older document; null when there is none.</summary>
    public string? Older(string format) => Paging.Next(Path, Filter.Query, format) is { } path ? Links.Absolute(path) : null;

    /// <summary>The sentences that the licences ask for, each once.</summary>
    public IReadOnlyList<string> Attributions => [.. Sources.Select(source => source.Licence.Attribution).Distinct(StringComparer.Ordinal)];
}
