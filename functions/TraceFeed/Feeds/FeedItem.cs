using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>
/// What one commit says of one subject: a table, the publication itself (<c>publication</c>) or its checks
/// (<c>checks</c>). Made from the log alone and never edited afterwards. Its texts hold no character that XML forbids.
/// </summary>
public sealed record FeedItem
{
    /// <summary>A <c>tag:</c> URI (RFC 4151) of source, commit ordinal and subject, and of the filter where there is one: the same on every machine.</summary>
    public required string Id { get; init; }

    /// <summary>Its page, as a path below the site's base: <c>/items/{source}/{ordinal}/{subject}</c>.</summary>
    public required string Path { get; init; }

    /// <summary>Plain text that names one figure or one fact.</summary>
    public required string Title { get; init; }

    /// <summary>How much changed, as one plain sentence.</summary>
    public required string Lead { get; init; }

    /// <summary>The lead and when it was published and recorded, as plain text.</summary>
    public string Summary => $"{Lead} {Provenance.Sentence(Publication, RecordedAt, IsDerived)}";

    /// <summary>When TraceFeed recorded it, UTC in whole seconds (RSS knows no smaller unit): both published and updated.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The definition of the source; null when the catalogue no longer knows it.</summary>
    public required SourceDefinition? Definition { get; init; }

    /// <summary>The source's own number of the commit.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What let its changes through.</summary>
    public required FeedFilter Filter { get; init; }

    /// <summary>The log row of the commit.</summary>
    public required long Row { get; init; }

    /// <summary>The table's id, <c>publication</c>, <c>checks</c>, <c>~</c> for tables that share an item, or a kind such as <c>rounding.changed</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Whether its figures are computed here: no publisher states them.</summary>
    public bool IsDerived { get; init; }

    /// <summary>One of <see cref="Changes.Origin"/>.</summary>
    public string Origin => IsDerived ? Changes.Origin.Derived : Changes.Origin.Published;

    /// <summary>The publication that made the commit; null when the commit does not tell.</summary>
    public required PublicationFacts? Publication { get; init; }

    /// <summary>Every change of the subject, counted by kind; of a change that stands for others, these too.</summary>
    public required IReadOnlyList<KindCount> Kinds { get; init; }

    /// <summary>The highest <see cref="Changes.Severity"/> of its changes.</summary>
    public required string Severity { get; init; }

    /// <summary>The sequence number of its first change.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The sequence number of its last change.</summary>
    public required long LastSequence { get; init; }

    /// <summary>The changes that the content shows, in its order.</summary>
    public required IReadOnlyList<NumberedChange> Shown { get; init; }

    /// <summary>How many of them a program is handed with it, the one of the title first.</summary>
    public int Carries { get; init; } = FeedLimits.ChangesOfPublication;

    /// <summary>The change that the title names; null when it names none.</summary>
    public NumberedChange? Titled { get; init; }

    /// <summary>What the item says, for rendering as HTML.</summary>
    public required IReadOnlyList<ContentBlock> Content { get; init; }

    /// <summary>What a reader can filter by: source, table, kinds, severity, and whether it is derived.</summary>
    public IReadOnlyList<string> Tags => [Source, Subject, .. Kinds.Select(kind => kind.Kind), $"severity:{Severity}", .. IsDerived ? ["origin:derived"] : Array.Empty<string>()];

    /// <summary>The sentence that the licence of what it says asks for, and who derived it; null when the definition is not known.</summary>
    public string? Rights => Definition is { } source ? source.Licence.Attribution + (IsDerived ? " " + Provenance.Derived : "") : null;

    /// <summary>Who states what it says, and where they are found: the publisher, of derived figures TraceFeed; null when the definition is not known.</summary>
    public (string Name, string Url)? Author(SiteLinks links) => IsDerived ? ("TraceFeed", links.Absolute("/")) : Definition?.Publisher is { } publisher ? (publisher.Name, publisher.Url.AbsoluteUri) : null;
}
