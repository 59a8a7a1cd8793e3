using System.Globalization;

namespace TraceFeed.Fetching;

/// <summary>
/// Fetches all pages of a JSON API and joins them into one document. A page alone says nothing that lasts: where it begins and ends
/// moves with every result added.
/// </summary>
/// <param name="client">Fetches the pages.</param>
public sealed class PagedApi(OriginalClient client)
{
    /// <summary>Most pages of all endpoints together.</summary>
    public const int MostPages = 1000;

    /// <summary>Fetches every page of every endpoint, in order, and joins them.</summary>
    /// <param name="endpoints">The addresses to ask, without a page.</param>
    /// <param name="pageSize">Results asked of a page.</param>
    /// <param name="allowedHosts">The hosts that pages may come from.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The joined document. It has no validators: no origin can say that a document it never sent still stands.</returns>
    /// <exception cref="FetchException">A page cannot be fetched, is none, or leads elsewhere; the results are not as many as the pages say; or there are too many, in number, bytes or time.</exception>
    public async Task<Fetched> GetAsync(IReadOnlyList<Uri> endpoints, int pageSize, IReadOnlyList<string> allowedHosts, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(client.Policy.PagesDeadline, client.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var pages = new JoinedPages(client.Policy.MaxDecompressedBytes);
        try
        {
            foreach (var endpoint in endpoints)
            {
                await AddAsync(pages, endpoint, pageSize, allowedHosts, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"The pages of an API took longer than {client.Policy.PagesDeadline.TotalMinutes} minutes"), endpoints[0], "Try again when the site is less busy, or ask for fewer endpoints.");
        }

        return new Fetched { FinalUri = endpoints[0], Content = pages.Document(), ContentType = "application/json" };
    }

    /// <summary>The address of an endpoint's first page.</summary>
    internal static Uri First(Uri endpoint, int pageSize) => new(
        string.Create(CultureInfo.InvariantCulture, $"{endpoint.AbsoluteUri}{(endpoint.Query.Length == 0 ? '?' : '&')}page_size={pageSize}"));

    /// <summary>The address of the page after a page; null when that was the last.</summary>
    /// <exception cref="FetchException">It is not an address on an allowed host, or not one of the same path.</exception>
    internal static Uri? Next(ApiPage page, Uri endpoint, IReadOnlyList<string> allowedHosts)
    {
        if (page.Next is not { } text)
        {
            return null;
        }

        var next = HostGuard.Parse(text, allowedHosts);
        return next.AbsolutePath == endpoint.AbsolutePath
            ? next
            : throw new FetchException($"The next page of {FetchException.Printable(endpoint.AbsoluteUri)} is said to be elsewhere", text, "Pages are followed on the same path only; tell the publisher.");
    }

    private async Task AddAsync(JoinedPages pages, Uri endpoint, int pageSize, IReadOnlyList<string> allowedHosts, CancellationToken cancellationToken)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        long? count = null;
        long results = 0;
        for (Uri? uri = First(endpoint, pageSize); uri is not null;)
        {
            if (!visited.Add(uri.AbsoluteUri))
            {
                throw new FetchException("The pages of an API go round in circles", uri, "Tell the publisher.");
            }

            if (pages.Count == MostPages)
            {
                throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"An API has more than {MostPages} pages"), uri, "Raise the page size, or watch fewer endpoints in one source.");
            }

            var fetched = await client.GetAsync(uri, allowedHosts, validators: null, cancellationToken).ConfigureAwait(false);
            var page = ApiPage.Parse(fetched.Content, uri);
            if (visited.Count > 1 && page.Count != count)
            {
                // Pages of two states, side by side, would tell figures twice or not at all.
                throw new FetchException("An API changed while its pages were read", uri, "It is read again later.");
            }

            count = page.Count;
            results += page.Results;
            pages.Add(fetched.Content, uri);
            uri = Next(page, endpoint, allowedHosts);
        }

        if (count is not null && results != count)
        {
            // What is missing would be told as withdrawn.
            throw new FetchException(string.Create(CultureInfo.InvariantCulture, $"The pages of an API have {results} results although they say that there are {count}"), endpoint, "It is read again later; if it stays so, tell the publisher.");
        }
    }
}
