using TraceFeed.Fetching;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Fetches an original as its source's definition says: the file at an address, or all pages of an API as one document.</summary>
internal sealed class PublicationFetch(OriginalClient client)
{
    private readonly PagedApi api = new(client);

    /// <summary>Fetches what stands at an address of a source now.</summary>
    /// <param name="source">The source.</param>
    /// <param name="url">The address; for an API its first endpoint, which stands for all.</param>
    /// <param name="trusted">What the origin said of the content known already; null fetches unconditionally, as an API is always.</param>
    /// <param name="cancellation">Ends the fetch.</param>
    /// <exception cref="FetchException">It cannot be fetched.</exception>
    public Task<Fetched> GetAsync(SourceDefinition source, Uri url, FetchValidators? trusted, CancellationToken cancellation) => source.Discovery.Api is { } pages
        ? api.GetAsync(pages.Endpoints, pages.PageSize, source.Discovery.Hosts, cancellation)
        : client.GetAsync(url, source.Discovery.Hosts, trusted, cancellation);
}
