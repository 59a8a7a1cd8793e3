using Azure.Data.Tables;
using TraceFeed.Backup;
using TraceFeed.Log;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Log;
using TraceFeed.Storage.Tests.Pipeline;

namespace TraceFeed.Storage.Tests.Backup;

/// <summary>A small log that is exported and restored: two sources, a revision, a file that is quarantined, an older publication.</summary>
internal sealed class BackedUp : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("tracefeed-backup-").FullName;

    private BackedUp(Watch watch) => (Watch, Folder) = (watch, Path.Combine(root, "first"));

    public Watch Watch { get; }

    /// <summary>Where <see cref="ExportAsync()"/> writes.</summary>
    public string Folder { get; }

    public StorageAccount Storage => Watch.Ledger.Storage;

    public DefinitionCatalog Catalog => Watch.Ledger.Catalog;

    public static async Task<BackedUp> NewAsync(AzuriteFixture azurite)
    {
        var watch = await Watch.NewAsync(azurite, sources: ["a", "b"]);
        watch.Site.Publish("a", 8, WeeklyCounts.File(8));
        watch.Site.Publish("b", 3, WeeklyCounts.File(3));
        await watch.LookAndIngestAsync("a", "b");
        watch.Site.Publish("a", 9, WeeklyCounts.File(9, (2, "Leeds", 77)));
        await watch.LookAndIngestAsync();
        watch.Site.Publish("a", 10, WeeklyCounts.File(["Derby"], 10));
        await watch.LookAndIngestAsync();
        await watch.Ledger.ArchiveAsync(WeeklyCounts.File(2));
        await watch.Ledger.CommitAsync("b", WeeklyCounts.File(2), 2);
        await watch.Publisher.RunAsync(CancellationToken.None);
        return new BackedUp(watch);
    }

    /// <summary>A folder of that name that is not there yet.</summary>
    public string Other(string name) => Path.Combine(root, name);

    public Task<BackupReport> ExportAsync() => ExportAsync(Storage, Folder);

    public Task<BackupReport> ExportAsync(StorageAccount from, string to) => new BackupExport(from, Catalog).RunAsync(to, site: null, told: null, CancellationToken.None);

    public Task<BackupReport> ImportAsync(StorageAccount to, string? from = null) => new BackupImport(to, Catalog).RunAsync(from ?? Folder, told: null, CancellationToken.None);

    /// <summary>An empty account.</summary>
    public static Task<StorageAccount> EmptyAsync(AzuriteFixture azurite, StorageTraffic? traffic = null) => (traffic ?? new StorageTraffic()).ConnectAsync(azurite.NewAccount());

    public Ledger Restored(StorageAccount storage) => new(storage, Catalog);

    /// <summary>Every file of a folder by its path, with its bytes as text.</summary>
    public static SortedDictionary<string, string> Files(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), file => Convert.ToBase64String(File.ReadAllBytes(file))), StringComparer.Ordinal);

    /// <summary>Every entity of a table with every property and its type, but for what is of the account alone.</summary>
    public static async Task<IReadOnlyList<string>> EntitiesAsync(TableClient table)
    {
        var all = new List<string>();
        await foreach (var entity in table.QueryAsync<TableEntity>())
        {
            all.Add(string.Join('\n', entity.Where(one => one.Key is not ("odata.etag" or "Timestamp")).OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"{one.Key} {one.Value?.GetType().Name} {(one.Value is byte[] bytes ? Convert.ToHexString(bytes) : one.Value is DateTimeOffset time ? time.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : FormattableString.Invariant($"{one.Value}"))}")));
        }

        return all;
    }

    public void Dispose()
    {
        Watch.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
