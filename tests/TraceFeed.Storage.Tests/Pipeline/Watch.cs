using Azure.Storage.Queues;
using Microsoft.Extensions.Logging.Abstractions;
using TraceFeed.Api;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Fetching;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>The pipeline over a site of the test's own and real storage; the test is the host that fires triggers.</summary>
internal sealed class Watch : IDisposable
{
    private readonly OriginalClient client;

    private Watch(StorageAccount storage, StorageTraffic traffic, DefinitionCatalog catalog, PublishedSite site, HttpMessageHandler handler, bool recordsByHand)
    {
        (Traffic, Site, Ledger) = (traffic, site, new Ledger(storage, catalog));
        client = new OriginalClient(handler, new FetchPolicy { Retries = 0 });
        Queues = new WorkQueues(storage);
        Editions = new EditionTable(storage.Editions);
        Views = new PublicViews(storage);
        Discoverer = new Discoverer(catalog, client, Editions, new StatusEvents(storage), new LateRecorder(storage, Clock), Queues, Clock, Told);
        Ingestor = new Ingestor(catalog, client, storage, Editions, new Committer(storage, recordsByHand ? Clock : TimeProvider.System), new LateRecorder(storage, Clock), Queues, Clock, NullLogger<Ingestor>.Instance);
        Index = new FeedIndex(storage);
        var documents = new FeedDocuments(catalog, Index, Settings);
        var archives = new ArchiveViews(catalog, storage, Views, documents);
        Areas = new AreaViews(catalog, storage, Views, Index, documents, Settings);
        Feeds = new FeedAnswers(catalog, storage, Views, documents, Areas, archives);
        Publisher = NewPublisher();
    }

    private static SiteSettings Settings { get; } = new(new Uri("https://feeds.example"));

    public ClockByHand Clock { get; } = new();

    public StorageTraffic Traffic { get; }

    public PublishedSite Site { get; }

    public Ledger Ledger { get; }

    public WorkQueues Queues { get; }

    public EditionTable Editions { get; }

    public PublicViews Views { get; }

    public Discoverer Discoverer { get; }

    public Ingestor Ingestor { get; }

    /// <summary>What the discoverer logs.</summary>
    public RecordedLog<Discoverer> Told { get; } = new();

    public ViewPublisher Publisher { get; }

    public FeedIndex Index { get; }

    public AreaViews Areas { get; }

    public FeedAnswers Feeds { get; }

    public static Task<Watch> NewAsync(AzuriteFixture azurite, Func<HttpMessageHandler, HttpMessageHandler>? handler = null, params string[] sources) =>
        NewAsync(azurite, WeeklyCounts.Catalog(sources.Length == 0 ? ["a"] : sources), handler);

    /// <param name="azurite">The storage.</param>
    /// <param name="catalog">The sources.</param>
    /// <param name="handler">What stands between the site and the client; null for nothing.</param>
    /// <param name="recordsByHand">Whether publications are recorded at the time of <see cref="Clock"/> and not now.</param>
    public static async Task<Watch> NewAsync(AzuriteFixture azurite, DefinitionCatalog catalog, Func<HttpMessageHandler, HttpMessageHandler>? handler = null, bool recordsByHand = false)
    {
        var traffic = new StorageTraffic();
        var storage = await traffic.ConnectAsync(azurite.NewAccount());
        var site = new PublishedSite();
        var watch = new Watch(storage, traffic, catalog, site, handler?.Invoke(site.Handler()) ?? site.Handler(), recordsByHand);
        await watch.Queues.CreateAsync(CancellationToken.None);
        return watch;
    }

    /// <summary>Looks at a source and takes in what is asked for until no message is to be seen.</summary>
    public async Task LookAndIngestAsync(params string[] sources)
    {
        foreach (var source in sources.DefaultIfEmpty("a"))
        {
            await Discoverer.LookAsync(Ledger.Catalog.Find(source)!, CancellationToken.None);
        }

        await IngestAsync();
    }

    /// <summary>Works on messages one after the other; one that fails is seen again at once.</summary>
    public async Task IngestAsync()
    {
        var queue = Queue(WorkQueues.Ingest);
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            try
            {
                await Ingestor.RunAsync(IngestMessage.Of(message.Body), CancellationToken.None);
            }
            catch
            {
                await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero);
                throw;
            }

            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }
    }

    /// <summary>Renders if that was asked for.</summary>
    public async Task<bool> PublishAsync()
    {
        var queue = Queue(WorkQueues.Publish);
        var asked = false;
        while ((await queue.ReceiveMessageAsync()).Value is { } message)
        {
            asked = true;
            await Publisher.RunAsync(PublishMessage.Of(message.Body), CancellationToken.None);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        }

        return asked;
    }

    /// <summary>A publisher of a process that has just started: it has read nothing yet.</summary>
    /// <param name="site">What the site says of itself; null for what it said before.</param>
    /// <param name="catalog">The sources; null for those of before.</param>
    public ViewPublisher NewPublisher(SiteSettings? site = null, DefinitionCatalog? catalog = null)
    {
        var (settings, sources, index) = (site ?? Settings, catalog ?? Ledger.Catalog, new FeedIndex(Ledger.Storage));
        var documents = new FeedDocuments(sources, index, settings);
        return new ViewPublisher(sources, Ledger.Storage, Views, index, documents, new ArchiveViews(sources, Ledger.Storage, Views, documents), settings, NullLogger<ViewPublisher>.Instance);
    }

    public async Task<int> WaitingAsync() => (await Queue(WorkQueues.Ingest).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async Task<Representation?> ViewAsync(string name) => await Views.FindAsync(name, CancellationToken.None);

    public async Task<IReadOnlyList<string>> PublicationsAsync(string source = "a") => [.. (await Ledger.RowsAsync()).Where(row => row.Source == source).Select(row => row.Publication)];

    public async Task<Edition> EditionAsync(int weeks, string source = "a", string? name = null) => Assert.Single(
        await Editions.AllAsync(source, CancellationToken.None),
        edition => edition.Publication == PublishedSite.Id(source, weeks) && edition.FileName == (name ?? PublishedSite.FileName(source, weeks)));

    public async Task<IReadOnlyList<Change>> LastChangesAsync() => await Ledger.ChangesAsync((await Ledger.RowsAsync())[^1]);

    public QueueClient Queue(string name) => Ledger.Storage.Queues.GetQueueClient(name);

    public void Dispose()
    {
        client.Dispose();
        Site.Dispose();
    }
}
