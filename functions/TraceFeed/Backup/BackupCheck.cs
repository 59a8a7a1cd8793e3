using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Log;

namespace TraceFeed.Backup;

/// <summary>Holds a backup against itself before anything of it is restored: every file against its SHA-256, the hash chain, and all that a row names.</summary>
internal sealed class BackupCheck(BackupReader backup)
{
    private readonly RowChain chain = new();
    private readonly HashSet<string> originals = new(StringComparer.Ordinal);

    /// <summary>The rows of its log, when all is well.</summary>
    /// <exception cref="BackupException">Something is wrong; it says what and where.</exception>
    public async Task<IReadOnlyList<LogRow>> RunAsync(Action<string>? told, CancellationToken cancellation)
    {
        foreach (var path in backup.Files.Keys)
        {
            await backup.CheckAsync(path, cancellation);
        }

        told?.Invoke(FormattableString.Invariant($"{backup.Files.Count} files have the SHA-256 that {BackupPaths.Sums} gives them"));
        await foreach (var original in backup.LinesAsync(BackupPaths.OriginalNames, OriginalName.Read, cancellation))
        {
            Require(BackupPaths.Originals + original.Sha256, BackupPaths.OriginalNames);
            originals.Add(original.Sha256);
        }

        foreach (var path in new[] { BackupPaths.Editions, BackupPaths.Events })
        {
            await foreach (var _ in backup.LinesAsync(path, EntityLine.Read, cancellation))
            {
            }
        }

        var rows = new List<LogRow>();
        await foreach (var (row, hash) in backup.LinesAsync(BackupPaths.Log, Row, cancellation))
        {
            if (chain.Follow(row).Append(row.Hash() == hash ? null : FormattableString.Invariant($"log row {row.Number} does not have the hash that is written with it")).FirstOrDefault(problem => problem is not null) is { } problem)
            {
                throw backup.Problem(BackupPaths.Log, $"holds no log: {problem}");
            }

            await RowAsync(row, cancellation);
            rows.Add(row);
        }

        await HeadAsync(cancellation);
        return rows;
    }

    private static (LogRow Row, string Hash) Row(string line)
    {
        using var json = JsonDocument.Parse(line);
        return LogRowJson.Read(json.RootElement);
    }

    private async Task RowAsync(LogRow row, CancellationToken cancellation)
    {
        var by = FormattableString.Invariant($"log row {row.Number}");
        Require(BackupPaths.Changes + row.Changes, by);
        foreach (var edition in row.Editions)
        {
            Require(BackupPaths.Originals + edition.Sha256, by);
            if (!originals.Contains(edition.Sha256))
            {
                throw backup.Problem(BackupPaths.OriginalNames, $"does not name the original {edition.Sha256}, though {by} does");
            }

            if (edition.Cells.Length > 0)
            {
                Require(BackupPaths.Cells + edition.Cells, by);
            }
        }

        foreach (var vintage in new[] { row.Vintage, row.Backload }.OfType<string>())
        {
            var path = BackupPaths.Chunk(row.Source, vintage);
            Require(path, by);
            foreach (var chunk in Manifest(path, await backup.BytesAsync(path, cancellation)).Chunks)
            {
                Require(BackupPaths.Chunk(row.Source, chunk), by);
            }
        }
    }

    private VintageManifest Manifest(string path, byte[] bytes)
    {
        try
        {
            return VintageManifest.Read(bytes);
        }
        catch (Exception error) when (error is DamagedStorageException or IOException or FormatException or ArgumentException)
        {
            throw backup.Problem(path, $"is no vintage: {error.Message}", error);
        }
    }

    // The last row has no row after it that carries its hash.
    private async Task HeadAsync(CancellationToken cancellation)
    {
        var about = About(await backup.BytesAsync(BackupPaths.About, cancellation));
        if (about.Format != BackupExport.Format)
        {
            throw backup.Problem(BackupPaths.About, $"says that the backup has the format '{about.Format}'; this version restores {BackupExport.Format}");
        }

        if (about.Row != (chain.Last?.Number ?? 0) || about.Hash != (chain.Last?.Hash() ?? LogRow.NoHash))
        {
            throw backup.Problem(BackupPaths.Log, $"does not end with the row that {BackupPaths.About} names");
        }
    }

    private BackupAbout About(byte[] bytes)
    {
        try
        {
            return BackupAbout.Read(bytes);
        }
        catch (FormatException error)
        {
            throw backup.Problem(BackupPaths.About, $"is not what an export writes: {error.Message}", error);
        }
    }

    private void Require(string path, string by)
    {
        if (!backup.Files.ContainsKey(path))
        {
            throw backup.Problem(path, $"is not in the backup, though {by} names it");
        }
    }
}
