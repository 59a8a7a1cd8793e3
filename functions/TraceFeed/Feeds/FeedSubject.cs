using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What a feed is of: everything, one source or one area.</summary>
public sealed record FeedSubject
{
    private FeedSubject(string path, string id, string title, string what) => (Path, Id, Title, What) = (path, id, title, what);

    /// <summary>Everything.</summary>
    public static readonly FeedSubject All = new("/", "", "TraceFeed: how official statistics change", "the official statistics watched here");

    /// <summary>The path of its page.</summary>
    public string Path { get; }

    /// <summary>The source; null unless it is one.</summary>
    public SourceDefinition? Source { get; private init; }

    /// <summary>The area as its address has it, its key or its code; null unless it is one.</summary>
    public string? Area { get; private init; }

    private string Id { get; }

    private string Title { get; }

    private string What { get; }

    /// <summary>One source.</summary>
    public static FeedSubject OfSource(SourceDefinition source) =>
        new(SiteLinks.Source(source.Id), "/" + Uri.EscapeDataString(source.Id), $"TraceFeed: {source.Title}", source.Title) { Source = source };

    /// <summary>One area.</summary>
    /// <param name="text">Its key or its code, as the address has it.</param>
    /// <param name="area">The area that it names, or one of several of that code.</param>
    public static FeedSubject OfArea(string text, Area area)
    {
        var name = LegalText.Line(LegalText.Of(text == area.Code ? area.Name : area.Shown));
        return new(SiteLinks.Area(text), "/areas/" + Uri.EscapeDataString(text), $"TraceFeed: {name}", $"{name}, in whatever statistic watched here has it,") { Area = text };
    }

    /// <summary>Its feed, without items yet.</summary>
    /// <param name="links">The site.</param>
    /// <param name="sources">The sources that it speaks of.</param>
    /// <param name="notice">What the site says of itself, as plain text; null for nothing.</param>
    /// <param name="filter">What else the feed lets through only; the area is added here.</param>
    public FeedDocument Document(SiteLinks links, IReadOnlyList<SourceDefinition> sources, string? notice, FeedFilter? filter = null)
    {
        filter = (filter ?? FeedFilter.None) with { Area = Area };
        return new FeedDocument
        {
            Id = $"tag:tracefeed,2020:feed{Id}{filter.Query}",
            Title = LegalText.Line(LegalText.Of(filter.Words.Length == 0 ? Title : $"{Title}, {filter.Words}")),
            Description = $"Every new figure, revision and withdrawal in {What} is counted and logged. The largest revisions and withdrawals and figures of the newest period stand in the tables of the items, with their cells."
                + (sources.Any(source => source.Derived.Count > 0) ? " What begins with \"Derived\" is computed by TraceFeed from published figures and is no official statistic." : "")
                + (filter.Words.Length == 0 ? "" : LegalText.Line(LegalText.Of($" Here stand {filter.Words}."))),
            Notice = notice is null ? null : LegalText.Line(LegalText.Of(notice)),
            Links = links,
            Path = Path,
            Sources = sources,
            Filter = filter,
            Items = [],
        };
    }
}
