using TraceFeed.Fetching;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Looks for the publications of a source in the way its definition names.</summary>
internal sealed class PublicationSearch(OriginalClient client, TimeProvider time)
{
    private readonly PublicationFetch fetch = new(client);

    /// <summary>Looks at a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="known">Its editions, the oldest publication first.</param>
    /// <param name="through">The last date asked, where its addresses have one; null when none was.</param>
    /// <param name="cancellation">Ends the look.</param>
    /// <exception cref="FetchException">The site cannot be read.</exception>
    public Task<Found> FindAsync(SourceDefinition source, IReadOnlyList<Edition> known, DateOnly? through, CancellationToken cancellation) => source.Discovery switch
    {
        { GovUk: { } collection } => CollectionAsync(source, collection, known, cancellation),
        { Fixed: { } place } => ReplacedAsync(source, Address(source, place.Url, place.Id, source.Formats[0]), known, cancellation),
        { Dated: { } dated } => DatedAsync(source, dated, known, through, cancellation),
        { Api: { } api } => ReplacedAsync(source, Address(source, api.Endpoints[0], id: null, "json"), known, cancellation),
        _ => throw new InvalidOperationException($"The definition of {source.Id} names no way to discover its publications."),
    };

    private async Task<Found> CollectionAsync(SourceDefinition source, GovUkDefinition definition, IReadOnlyList<Edition> known, CancellationToken cancellation)
    {
        var collection = new GovUkCollection
        {
            Collection = definition.Collection,
            PublicationPattern = definition.Publications,
            AttachmentPattern = definition.Attachments,
            ExclusionPattern = definition.NotAttachments,
        };
        return new Found(await new GovUkDiscovery(client).DiscoverAsync(
            collection, source.Discovery.Hosts, (path, updated) => known.Any(edition => edition.Publication == path && edition.UpdatedAt == updated), cancellation));
    }

    private async Task<Found> ReplacedAsync(SourceDefinition source, FixedAddress address, IReadOnlyList<Edition> known, CancellationToken cancellation)
    {
        // What was found and not fetched yet cannot be told from what stands there now: it is taken in first.
        if (Discoverer.Unfinished(known) is not null)
        {
            return new Found([]);
        }

        var now = time.GetUtcNow();
        var newest = known.Where(edition => edition.Url == address.Url).MaxBy(edition => (edition.Published, edition.FetchedAt));
        var fetched = await fetch.GetAsync(source, address.Url, newest?.TrustedAt(now), cancellation);
        if (address.Found(fetched, newest?.Sha256, known.Count == 0 ? null : known.Max(edition => edition.Published), now) is { } publication)
        {
            return new Found([publication]);
        }

        return new Found([]) { Renewed = fetched.NotModified ? null : newest! with { FetchedAt = now, Validators = fetched.Validators } };
    }

    private async Task<Found> DatedAsync(SourceDefinition source, DatedDefinition dated, IReadOnlyList<Edition> known, DateOnly? through, CancellationToken cancellation)
    {
        var template = DateTemplate.Parse(dated.Url);
        var addresses = new DatedAddresses
        {
            Address = template.Address,
            From = dated.From,
            Until = dated.Until,
            EveryDays = dated.EveryDays,
            PublishedAfterDays = dated.PublishedAfterDays,
            Title = source.Title,
            Page = source.Home,
        };
        DateOnly? newest = known.Count == 0 ? null : known.Max(edition => edition.Published).AddDays(-dated.PublishedAfterDays);
        var look = await addresses.LookAsync(
            client, source.Discovery.Hosts, through >= newest || newest is null ? through : newest, known.Select(edition => edition.Url).OfType<Uri>().ToHashSet(), time.GetUtcNow(), cancellation);
        return new Found(look.Publications) { Through = look.Through, Problem = look.Problem };
    }

    private static FixedAddress Address(SourceDefinition source, Uri url, string? id, string extension)
    {
        var name = HtmlLinks.Filename(url) is { Length: > 0 } last ? last : source.Id;
        return new FixedAddress { Url = url, Id = id ?? url.AbsolutePath, Title = source.Title, Page = source.Home, Filename = Path.HasExtension(name) ? name : $"{name}.{extension}" };
    }
}
