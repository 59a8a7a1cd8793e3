using System.Text.Json;
using Azure.Data.Tables;
using TraceFeed.Api;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Backup;

/// <summary>
/// Writes everything that a storage account keeps into a folder, also while it is added to. Editions and events are read first, then the log
/// row by row with all that each row names, then the list of originals: so nothing in the backup refers to what is not there.
/// </summary>
/// <param name="storage">The account.</param>
/// <param name="catalog">The definitions that are put beside.</param>
public sealed class BackupExport(StorageAccount storage, DefinitionCatalog catalog)
{
    /// <summary>The format of the folder.</summary>
    internal const string Format = "tracefeed-backup/1";

    private const string Purpose = "A backup of a TraceFeed log with its vintages, originals and definitions. 'sha256sum --check SHA256SUMS' checks its files; './tracefeed import --from FOLDER' restores it, and './tracefeed verify' then checks all of it.";
    private const int AtOnce = 4;
    private const int ChunksAtOnce = 64;

    private readonly LogTable log = new(storage.Log);
    private readonly VintageStore vintages = new(storage);
    private readonly OriginalStore originals = new(storage);

    /// <summary>Writes the backup, or adds to one of the same log what it lacks.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="site">The site that is left behind as static files; null for none.</param>
    /// <param name="told">Told what is done.</param>
    /// <param name="cancellation">Ends it; the folder is then no backup, or the one before, and running it again goes on.</param>
    /// <exception cref="BackupException">The folder holds something else.</exception>
    /// <exception cref="DamagedStorageException">Something that a log row names is missing or damaged.</exception>
    public async Task<BackupReport> RunAsync(string folder, SiteSettings? site, Action<string>? told, CancellationToken cancellation)
    {
        var backup = BackupWriter.Open(folder);
        await RequireSameLogAsync(backup, folder, cancellation);
        if (site is not null)
        {
            // First, so that it tells of no row that the backup lacks.
            await new StaticSite(storage, catalog, site).WriteAsync(backup, told, cancellation);
        }

        await EntitiesAsync(backup, BackupPaths.Editions, storage.Editions, cancellation);
        await EntitiesAsync(backup, BackupPaths.Events, storage.Events, cancellation);
        LogRow? last = null;
        var logged = new Dictionary<string, long>(StringComparer.Ordinal);
        await backup.StageAsync(
            BackupPaths.Log,
            async output =>
            {
                await foreach (var row in log.AfterAsync(0, source: null, cancellation))
                {
                    await RowAsync(backup, row, cancellation);
                    await JsonLineAsync(output, json => LogRowJson.Write(json, row), cancellation);
                    last = row;
                    foreach (var edition in row.Editions)
                    {
                        logged.TryAdd(edition.Sha256, row.Number);
                    }

                    told?.Invoke(FormattableString.Invariant($"log row {row.Number}: {row.Source}"));
                }
            },
            cancellation);
        await OriginalsAsync(backup, logged, told, cancellation);
        foreach (var (path, json) in catalog.Files)
        {
            await backup.StageAsync(path, json, cancellation);
        }

        await backup.StageAsync(BackupPaths.About, output => JsonLineAsync(output, json => About(json, last), cancellation), cancellation);
        backup.Finish();
        return new BackupReport(last?.Number ?? 0, backup.Count, backup.Copied, []);
    }

    // Another log under the same names would mix two histories; a shorter one would lose what is kept.
    private async Task RequireSameLogAsync(BackupWriter backup, string folder, CancellationToken cancellation)
    {
        if (backup.About() is { Row: > 0 and var row, Hash: var hash } && (await log.FindAsync(row, cancellation))?.Hash() != hash)
        {
            throw new BackupException(FormattableString.Invariant($"{Path.GetFullPath(folder)} holds the backup of another log, or of a later state of this one: its row {row} is not that of the storage; name another folder"));
        }
    }

    private static void About(Utf8JsonWriter json, LogRow? last)
    {
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("about", Purpose);
        json.WriteNumber("row", last?.Number ?? 0);
        json.WriteString("hash", last?.Hash() ?? LogRow.NoHash);
        json.WriteNumber("sequence", last?.LastSequence ?? 0);
        json.WriteEndObject();
    }

    private static Task EntitiesAsync(BackupWriter backup, string path, TableClient table, CancellationToken cancellation) => backup.StageAsync(
        path,
        async output =>
        {
            // In the order of their keys, as the service gives them.
            await foreach (var entity in table.QueryAsync<TableEntity>(cancellationToken: cancellation))
            {
                await output.WriteAsync(EntityLine.Write(entity), cancellation);
                output.WriteByte((byte)'\n');
            }
        },
        cancellation);

    private async Task RowAsync(BackupWriter backup, LogRow row, CancellationToken cancellation)
    {
        await BlobAsync(backup, BackupPaths.Changes, storage.Changes, row.Changes, cancellation);
        foreach (var edition in row.Editions.Where(edition => edition.Cells.Length > 0))
        {
            await BlobAsync(backup, BackupPaths.Cells, storage.Cells, edition.Cells, cancellation);
        }

        foreach (var vintage in new[] { row.Vintage, row.Backload }.OfType<string>())
        {
            var manifest = await vintages.ManifestAsync(row.Source, vintage, cancellation);
            foreach (var some in manifest.Chunks.Append(vintage).Distinct(StringComparer.Ordinal).Chunk(ChunksAtOnce))
            {
                await ChunksAsync(backup, row.Source, some, cancellation);
            }
        }
    }

    private async Task ChunksAsync(BackupWriter backup, string source, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var missing = new List<string>();
        foreach (var id in ids.Where(id => !backup.Has(BackupPaths.Chunk(source, id))))
        {
            if (!await backup.KeepsAsync(BackupPaths.Chunk(source, id), id, cancellation))
            {
                missing.Add(id);
            }
        }

        foreach (var (id, bytes) in missing.Zip(await vintages.BytesAsync(source, missing, cancellation)))
        {
            await backup.PutAsync(BackupPaths.Chunk(source, id), id, bytes, cancellation);
        }
    }

    private static async Task BlobAsync(BackupWriter backup, string folder, Azure.Storage.Blobs.BlobContainerClient container, string sha256, CancellationToken cancellation)
    {
        var path = folder + sha256;
        if (!backup.Has(path) && !await backup.KeepsAsync(path, sha256, cancellation))
        {
            var bytes = await OnceBlobs.GetAsync(container, sha256, cancellation) ?? throw new DamagedStorageException($"blob {container.Name}/{sha256} is missing; './tracefeed verify' says what else is");
            await backup.PutAsync(path, sha256, bytes, cancellation);
        }
    }

    private async Task OriginalsAsync(BackupWriter backup, Dictionary<string, long> logged, Action<string>? told, CancellationToken cancellation)
    {
        var all = new List<string>();
        await backup.StageAsync(
            BackupPaths.OriginalNames,
            async output =>
            {
                await foreach (var original in originals.ListAsync(cancellation))
                {
                    all.Add(original.Sha256);
                    await JsonLineAsync(output, json => OriginalName.Write(json, new OriginalName(original.Sha256, original.Source, original.Name)), cancellation);
                }
            },
            cancellation);
        foreach (var (sha256, row) in logged.ExceptBy(all, one => one.Key).Take(1))
        {
            throw new DamagedStorageException(FormattableString.Invariant($"blob {storage.Originals.Name}/{sha256}, which log row {row} names, is missing; './tracefeed verify' says what else is"));
        }

        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (sha256, token) => await BlobAsync(backup, BackupPaths.Originals, storage.Originals, sha256, token));
        told?.Invoke(FormattableString.Invariant($"{all.Count} originals"));
    }

    private static async Task JsonLineAsync(Stream output, Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        await using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
            await json.FlushAsync(cancellation);
        }

        output.WriteByte((byte)'\n');
    }
}
