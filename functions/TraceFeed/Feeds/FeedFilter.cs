using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Which changes a feed speaks of: those that match each of its filters, by any of a filter's values. An item of such a feed is made of these changes alone and is another entry than the whole one.</summary>
public sealed record FeedFilter
{
    /// <summary>Every change.</summary>
    public static readonly FeedFilter None = new();

    /// <summary>The area, as its address has it: an <see cref="Sources.Area.Key"/> or a code; null for every area.</summary>
    public string? Area { get; init; }

    /// <summary>Names of measures; none for every one.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>Kinds of change; none for every one.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Severities; none for every one.</summary>
    public IReadOnlyList<string> Severities { get; init; } = [];

    /// <summary>Origins; none for both.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Whether it lets every change through.</summary>
    public bool IsNone => Area is null && Measures.Count == 0 && Kinds.Count == 0 && Severities.Count == 0 && Origins.Count == 0;

    /// <summary>What tells it from other filters, as a query that begins with a question mark: the same for the same values in whatever order; empty for none.</summary>
    public string Key => Joined(Area is null ? Pairs : Pairs.Prepend(("area", Area)));

    /// <summary>The query by which a client asks for it at the feed of an area, a source or everything: the same without the area.</summary>
    public string Query => Joined(Pairs);

    /// <summary>What it lets through, to stand behind a title: <c>only kind value.revised or value.withdrawn, measure tests</c>; empty where there is no query.</summary>
    public string Words => Pairs.Any() ? "only " + string.Join(", ", Pairs.GroupBy(pair => pair.Name).Select(group => $"{group.Key} {string.Join(" or ", group.Select(pair => pair.Value))}")) : "";

    private IEnumerable<(string Name, string Value)> Pairs =>
    [
        .. Measures.Order(StringComparer.Ordinal).Select(measure => ("measure", measure)),
        .. Kinds.Order(StringComparer.Ordinal).Select(kind => ("kind", kind)),
        .. Severities.OrderBy(Severity.Rank).Select(severity => ("severity", severity)),
        .. Origins.Order(StringComparer.Ordinal).Select(origin => ("origin", origin)),
    ];

    /// <summary>Whether an area is the one of an address.</summary>
    public static bool Names(string text, Area area) => area.Key == text || area.Code == text;

    /// <summary>Those of a commit's changes that it lets through, in their order, and with a change that is part of another that other one, by which it is told.</summary>
    internal IReadOnlyList<NumberedChange> Of(IReadOnlyList<NumberedChange> commit)
    {
        if (IsNone)
        {
            return commit;
        }

        var taken = commit.Where(one => Takes(one.Change)).ToHashSet();
        var wholes = taken.Select(one => one.Change.PartOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. commit.Where(one => taken.Contains(one) || (one.Change.Id is { } id && wholes.Contains(id)))];
    }

    private bool Takes(Change change) =>
        (Kinds.Count == 0 || Kinds.Contains(change.Kind))
        && (Measures.Count == 0 || Measures.Contains(change.Measure))
        && (Severities.Count == 0 || Severities.Contains(change.Severity))
        && (Origins.Count == 0 || Origins.Contains(Origin.Of(change)))
        && (Area is null || AreaChanges.Areas(change).Any(area => Names(Area, area)));

    private static string Joined(IEnumerable<(string Name, string Value)> pairs) =>
        string.Join('&', pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}")) is { Length: > 0 } query ? "?" + query : "";
}
