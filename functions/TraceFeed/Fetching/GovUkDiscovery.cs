using System.Globalization;
using System.Net;

namespace TraceFeed.Fetching;

/// <summary>Finds the publications of a collection and their files through the GOV.UK Content API.</summary>
/// <param name="client">Fetches the content items.</param>
public sealed class GovUkDiscovery(OriginalClient client)
{
    /// <summary>Most publications of one collection: ten years of a weekly one nearly.</summary>
    public const int MaxPublications = 500;

    /// <summary>
    /// Fetches the collection's item and then, one after the other, the items of the publications that are wanted and not known to be unchanged.
    /// </summary>
    /// <param name="collection">The collection, or a single publication; see <see cref="GovUkCollection"/>.</param>
    /// <param name="allowedHosts">The source's hosts, <c>www.gov.uk</c> among them.</param>
    /// <param name="isUnchanged">
    /// Given a base path and its <c>public_updated_at</c>, whether that state is known already; null fetches everything. Publishers can
    /// replace a file in a "minor" edit that leaves that time alone, so ask without it from time to time.
    /// </param>
    /// <param name="cancellationToken">Ends the discovery.</param>
    /// <returns>Publications oldest first, then by id.</returns>
    /// <exception cref="FetchException">An item could not be fetched or read, or there are too many.</exception>
    public async Task<IReadOnlyList<DiscoveredPublication>> DiscoverAsync(
        GovUkCollection collection,
        IReadOnlyList<string> allowedHosts,
        Func<string, DateTimeOffset, bool>? isUnchanged,
        CancellationToken cancellationToken)
    {
        var root = await ItemAsync(collection.Collection, allowedHosts, cancellationToken).ConfigureAwait(false)
            ?? throw new FetchException("The collection has gone or moved", collection.Collection, "Look for its new address.");
        if (!root.IsCollection)
        {
            return isUnchanged?.Invoke(root.BasePath, root.UpdatedAt) == true ? [] : [Publication(root, collection)];
        }

        List<GovUkLink> wanted = [.. root.Documents.Where(collection.Wants)];
        if (wanted.Count > MaxPublications)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"The collection lists {wanted.Count} publications, more than {MaxPublications}"),
                collection.Collection,
                "Narrow it by a publication pattern.");
        }

        var publications = new List<DiscoveredPublication>();
        foreach (var link in wanted)
        {
            if (link.UpdatedAt is { } updatedAt && isUnchanged?.Invoke(link.BasePath, updatedAt) == true)
            {
                continue;
            }

            var api = new Uri(GovUkContentItem.Site, "/api/content" + link.BasePath);
            if (await PublicationItemAsync(api, allowedHosts, cancellationToken).ConfigureAwait(false) is { } item)
            {
                publications.Add(Publication(item, collection));
            }
        }

        return [.. publications.OrderBy(publication => publication.Published).ThenBy(publication => publication.Id, StringComparer.Ordinal)];
    }

    private async Task<GovUkContentItem?> ItemAsync(Uri uri, IReadOnlyList<string> allowedHosts, CancellationToken cancellationToken)
    {
        var fetched = await client.GetAsync(uri, allowedHosts, validators: null, cancellationToken).ConfigureAwait(false);
        return GovUkContentItem.Parse(fetched.Content, fetched.FinalUri);
    }

    private async Task<GovUkContentItem?> PublicationItemAsync(Uri uri, IReadOnlyList<string> allowedHosts, CancellationToken cancellationToken)
    {
        try
        {
            return await ItemAsync(uri, allowedHosts, cancellationToken).ConfigureAwait(false);
        }
        catch (FetchException e) when (e.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // Unpublished since the collection was written; what was kept of it earlier stays.
            return null;
        }
    }

    private static DiscoveredPublication Publication(GovUkContentItem item, GovUkCollection collection) => new()
    {
        Id = item.BasePath,
        Title = item.Title,
        Page = new Uri(GovUkContentItem.Site, item.BasePath),
        Published = item.Published,
        UpdatedAt = item.UpdatedAt,
        Notes = item.Notes,
        Files = [.. item.Files.Where(collection.Wants)],
    };
}
