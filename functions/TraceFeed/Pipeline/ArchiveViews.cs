using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Renders archives, each once: of everything and of sources when they are full, of areas when they are first asked for.</summary>
public sealed class ArchiveViews(DefinitionCatalog catalog, StorageAccount storage, PublicViews views, FeedDocuments documents)
{
    /// <summary>Renders those of a feed that are full and not there yet.</summary>
    /// <returns>How many documents were written.</returns>
    public async Task<int> RenderAsync(FeedSubject subject, LoggedItems items, CancellationToken cancellation)
    {
        var archives = await documents.ArchivesAsync(subject, cancellation);

        // They are written from the oldest on, so that one that is there has all before it, and the last of its formats those before it.
        var first = archives.Count;
        while (first > 0 && await views.FindAsync(ViewNames.Archive(subject, first, FeedFormat.Archive[^1].Name), cancellation) is null)
        {
            first--;
        }

        var written = 0;
        for (var number = first + 1; number <= archives.Count; number++)
        {
            var document = await documents.ArchiveAsync(subject, archives, number, items, cancellation);
            foreach (var format in FeedFormat.Archive)
            {
                await views.PutOnceAsync(ViewNames.Archive(subject, number, format.Name), format.Render(document), format.ContentType, document.Updated, cancellation);
                written++;
            }
        }

        return written;
    }

    /// <summary>An archive of an area, rendered now if nobody asked for it before; null when there is none of that number yet.</summary>
    public async Task<Representation?> OfAreaAsync(FeedSubject subject, int number, FeedFormat format, CancellationToken cancellation)
    {
        var name = ViewNames.Archive(subject, number, format.Name);
        if (await views.FindAsync(name, cancellation) is { } there)
        {
            return there;
        }

        var archives = await documents.ArchivesAsync(subject, cancellation);
        if (number < 1 || number > archives.Count)
        {
            return null;
        }

        var document = await documents.ArchiveAsync(subject, archives, number, new LoggedItems(catalog, storage), cancellation);
        await views.PutOnceAsync(name, format.Render(document), format.ContentType, document.Updated, cancellation);
        return await views.FindAsync(name, cancellation);
    }
}
