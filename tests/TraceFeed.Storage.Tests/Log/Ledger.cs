using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Log;

/// <summary>An account, the sources it takes in, and what a test asks of its log.</summary>
internal sealed class Ledger(StorageAccount storage, DefinitionCatalog catalog)
{
    public StorageAccount Storage => storage;

    public DefinitionCatalog Catalog => catalog;

    /// <summary>A log in an account of its own.</summary>
    public static async Task<Ledger> NewAsync(AzuriteFixture azurite, params string[] sources) =>
        new(await new StorageTraffic().ConnectAsync(azurite.NewAccount()), WeeklyCounts.Catalog(sources));

    /// <summary>The same log as another process reaches it, its calls seen by the test.</summary>
    public static async Task<Ledger> WatchedAsync(string connectionString, StorageTraffic traffic, params string[] sources) =>
        new(await traffic.ConnectAsync(connectionString), WeeklyCounts.Catalog(sources));

    /// <summary>Commits a file as the publication of its weeks, or as another one; one that a maintainer accepted is asked by no guard.</summary>
    public Task<LogRow> CommitAsync(string source, byte[] file, int weeks, string? publication = null, string name = "counts.csv", bool accepted = false, TimeProvider? clock = null)
    {
        var published = WeeklyCounts.PublishedWith(weeks);
        return new Committer(storage, clock ?? TimeProvider.System).CommitAsync(
            catalog.Find(source)!, new PublicationIdentity(publication ?? $"/{source}/{weeks}", null, null, published) { Quarantine = accepted ? new QuarantineFacts("A test says so.", QuarantineFacts.Accepted, null, DateTimeOffset.UnixEpoch) : null }, WeeklyCounts.Read(catalog, source, file, published, name), CancellationToken.None);
    }

    public async Task<IReadOnlyList<LogRow>> RowsAsync()
    {
        var rows = new List<LogRow>();
        await foreach (var row in new LogTable(storage.Log).AfterAsync(0, null, CancellationToken.None))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<IReadOnlyList<Change>> ChangesAsync(LogRow row) => (await new CommitReader(storage).ReadAsync(row.Number, CancellationToken.None)).Changes;

    public Task<Vintage> VintageAsync(LogRow row) => new VintageStore(storage).LoadAsync(row.Source, row.Vintage, CancellationToken.None);

    public async Task<IReadOnlyList<string>> ProblemsAsync() => (await new Verification(storage, catalog).RunAsync(null, CancellationToken.None)).Problems;

    /// <summary>Archives a file as an ingest does before it reads it.</summary>
    public Task ArchiveAsync(byte[] file) => OnceBlobs.PutAsync(storage.Originals, file, "application/octet-stream", CancellationToken.None);
}
