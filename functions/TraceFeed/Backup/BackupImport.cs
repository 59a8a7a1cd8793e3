using Azure.Data.Tables;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Backup;

/// <summary>
/// Restores a backup into a storage account: all of it is checked first, and the rows of the log come last. What is cut off is run again,
/// and a reader never sees a row whose files are missing.
/// </summary>
/// <param name="storage">The account, its containers and tables made.</param>
/// <param name="catalog">The definitions of this build.</param>
public sealed class BackupImport(StorageAccount storage, DefinitionCatalog catalog)
{
    private const int AtOnce = 4;

    private readonly LogTable log = new(storage.Log);

    /// <summary>Restores a backup.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="told">Told what is done.</param>
    /// <param name="cancellation">Ends it; run again, it goes on.</param>
    /// <exception cref="BackupException">The backup is not whole, or the storage holds another log.</exception>
    public async Task<BackupReport> RunAsync(string folder, Action<string>? told, CancellationToken cancellation)
    {
        var backup = new BackupReader(folder);
        var rows = await new BackupCheck(backup).RunAsync(told, cancellation);
        var there = await RowsThereAsync(rows, cancellation);
        await OriginalsAsync(backup, cancellation);
        var (changes, cells) = (new ChangeSetStore(storage), new CellStore(storage));
        await EachAsync(backup, BackupPaths.Changes, changes.PutAsync, cancellation);
        await EachAsync(backup, BackupPaths.Cells, cells.PutAsync, cancellation);
        told?.Invoke("originals, change sets and cells are stored");
        await VintagesAsync(backup, told, cancellation);
        await EntitiesAsync(backup, BackupPaths.Editions, storage.Editions, cancellation);
        await EntitiesAsync(backup, BackupPaths.Events, storage.Events, cancellation);
        foreach (var row in rows.Skip(there))
        {
            if (!await log.TryInsertAsync(row, cancellation))
            {
                throw new BackupException(FormattableString.Invariant($"log row {row.Number} was written by somebody else meanwhile; end whatever runs on this storage, and import into an empty one"));
            }

            told?.Invoke(FormattableString.Invariant($"log row {row.Number}: {row.Source}"));
        }

        return new BackupReport(rows.Count, backup.Files.Count, rows.Count - there, [.. Notes(backup, folder)]);
    }

    // What an earlier import began, or the same log at an earlier time, is gone on with.
    private async Task<int> RowsThereAsync(IReadOnlyList<LogRow> rows, CancellationToken cancellation)
    {
        var there = 0;
        await foreach (var row in log.AfterAsync(0, source: null, cancellation))
        {
            if (there == rows.Count)
            {
                throw new BackupException(FormattableString.Invariant($"the storage holds more than the backup: log row {row.Number} comes after the backup's last; import into an empty storage"));
            }

            if (row.Number != there + 1 || row.Hash() != rows[there].Hash())
            {
                throw new BackupException(FormattableString.Invariant($"the storage holds another log: its row {row.Number} is not that of the backup; import into an empty storage"));
            }

            there++;
        }

        return there;
    }

    private async Task OriginalsAsync(BackupReader backup, CancellationToken cancellation)
    {
        var originals = new OriginalStore(storage);
        await Parallel.ForEachAsync(backup.LinesAsync(BackupPaths.OriginalNames, OriginalName.Read, cancellation), Options(cancellation), async (original, token) =>
            await originals.PutAsync(await backup.BytesAsync(BackupPaths.Originals + original.Sha256, token), original.Source, original.Name, token));
    }

    private static Task EachAsync(BackupReader backup, string folder, Func<ReadOnlyMemory<byte>, CancellationToken, Task<string>> put, CancellationToken cancellation) =>
        Parallel.ForEachAsync(ByContent(backup, folder), Options(cancellation), async (path, token) => await put(await backup.BytesAsync(path, token), token));

    private async Task VintagesAsync(BackupReader backup, Action<string>? told, CancellationToken cancellation)
    {
        var chunks = new ChunkTable(storage.Vintages);
        foreach (var source in ByContent(backup, BackupPaths.Vintages).GroupBy(path => path.Split('/')[1], StringComparer.Ordinal))
        {
            await chunks.PutAsync(source.Key, source.Select(backup.Bytes), cancellation);
            told?.Invoke($"vintages of {source.Key} are stored");
        }
    }

    private static Task EntitiesAsync(BackupReader backup, string path, TableClient table, CancellationToken cancellation) =>
        Parallel.ForEachAsync(backup.LinesAsync(path, EntityLine.Read, cancellation), Options(cancellation), async (entity, token) => await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, token));

    private static IEnumerable<string> ByContent(BackupReader backup, string folder) =>
        backup.Files.Keys.Where(path => path.StartsWith(folder, StringComparison.Ordinal) && BackupPaths.IsByContent(path)).Order(StringComparer.Ordinal);

    private static ParallelOptions Options(CancellationToken cancellation) => new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };

    private IEnumerable<string> Notes(BackupReader backup, string folder)
    {
        foreach (var (path, json) in catalog.Files)
        {
            if (backup.Files.TryGetValue(path, out var sha256) && sha256 != ChunkTable.Id(json.ToArray()))
            {
                yield return $"{path} of the backup is not that of this build; './tracefeed reprocess --dry-run' says whether it reads anything differently";
            }
        }

        if (backup.Unlisted().ToList() is [var first, ..] unlisted)
        {
            yield return FormattableString.Invariant($"{unlisted.Count} files in {folder} are not listed in {BackupPaths.Sums} and were left alone, such as {first}");
        }
    }
}
