using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using TraceFeed.Api;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Backup;

/// <summary>
/// A site as files that any web server serves: feeds and their archives, pages, and the log page by page. They are rendered anew by the publisher
/// of the running site, since links may lead to another address from now on, in a container that is made for it and deleted afterwards.
/// </summary>
/// <param name="storage">The account.</param>
/// <param name="catalog">The sources.</param>
/// <param name="site">The address that every link leads to, and what the site says of itself.</param>
internal sealed class StaticSite(StorageAccount storage, DefinitionCatalog catalog, SiteSettings site)
{
    private const string ItemFolder = "items/";
    private const string PageEnd = ".html";
    private static readonly string[] NotServed = [ViewNames.IndexFolder, PublishedMark.Name];

    /// <summary>Renders the site and stages its files.</summary>
    public async Task WriteAsync(BackupWriter backup, Action<string>? told, CancellationToken cancellation)
    {
        await LogAsync(backup, cancellation);
        var views = storage.WithViews("site-" + Guid.NewGuid().ToString("N"));
        await views.Public.CreateAsync(cancellationToken: cancellation);
        try
        {
            await RenderAsync(views, cancellation);
            var count = 0;
            await foreach (var blob in views.Public.GetBlobsAsync(cancellationToken: cancellation))
            {
                if (!NotServed.Any(name => blob.Name.StartsWith(name, StringComparison.Ordinal)))
                {
                    await CopyAsync(backup, views.Public.GetBlobClient(blob.Name), cancellation);
                    count++;
                }
            }

            told?.Invoke(FormattableString.Invariant($"{count} feeds and pages of {site.BaseUrl}"));
        }
        finally
        {
            await views.Public.DeleteIfExistsAsync(cancellationToken: CancellationToken.None);
        }
    }

    // A server finds the page of /items/a/1/b as that folder's index, whatever it makes of other names.
    private static string PathOf(string view) => view.StartsWith(ItemFolder, StringComparison.Ordinal) ? view[..^PageEnd.Length] + "/index.html" : view;

    private static async Task CopyAsync(BackupWriter backup, BlobClient view, CancellationToken cancellation) =>
        await backup.StageAsync(PathOf(view.Name), (await view.DownloadContentAsync(cancellation)).Value.Content.ToMemory(), cancellation);

    private async Task RenderAsync(StorageAccount views, CancellationToken cancellation)
    {
        var (index, rendered) = (new FeedIndex(views), new PublicViews(views));
        var documents = new FeedDocuments(catalog, index, site);
        var archives = new ArchiveViews(catalog, views, rendered, documents);
        await new ViewPublisher(catalog, views, rendered, index, documents, archives, site, NullLogger<ViewPublisher>.Instance).RunAsync(cancellation);
    }

    // What verifies the log from outside; the originals, which it asks for too, are in the backup under the paths of a site.
    private async Task LogAsync(BackupWriter backup, CancellationToken cancellation)
    {
        var pages = new LogPages(storage, new SiteLinks(site.BaseUrl));
        var head = await pages.HeadAsync(new ApiRequest(SiteLinks.LogHead, [], accept: null), cancellation);
        await backup.StageAsync(SiteLinks.LogHead[1..], head.Content, cancellation);
        using var told = JsonDocument.Parse(head.Content);
        var last = told.RootElement.GetProperty("sequence").GetInt64();
        for (var page = 1L; (page - 1) * ApiLimits.PageChanges < last; page++)
        {
            var path = SiteLinks.LogPage(page);
            var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await backup.StageAsync(path[1..], (await pages.PageAsync(new ApiRequest(path, [], accept: null), number, cancellation)).Content, cancellation);
        }
    }
}
