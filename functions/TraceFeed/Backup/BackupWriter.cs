using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace TraceFeed.Backup;

/// <summary>
/// Writes a backup into a folder. Files named by their content are put in place at once, and those that are there already stay; all others wait
/// in a folder of their own until everything is there. The list of all files is taken away before the first of them is replaced and written
/// last, so a folder with a list is whole: as it was before, or as it is now.
/// </summary>
internal sealed class BackupWriter
{
    private const string StagingName = ".export";

    private readonly string folder;
    private readonly ConcurrentDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, string> before;
    private int copied;

    private BackupWriter(string folder)
    {
        this.folder = folder;
        before = File.Exists(Path.Combine(folder, BackupPaths.Sums)) ? BackupSums.Read(folder) : new Dictionary<string, string>();
    }

    /// <summary>How many files were not in the folder before, or with other bytes.</summary>
    public int Copied => copied;

    /// <summary>How many files the backup has.</summary>
    public int Count => files.Count;

    private string Staging => Path.Combine(folder, StagingName);

    /// <summary>Opens a folder: a new one, an empty one, or one with a backup, whole or cut off.</summary>
    /// <exception cref="BackupException">There is something else in it.</exception>
    public static BackupWriter Open(string folder)
    {
        var full = Path.GetFullPath(folder);
        if (File.Exists(full))
        {
            throw new BackupException($"{full} is a file; a backup is a folder: name another one");
        }

        Directory.CreateDirectory(full);
        var writer = new BackupWriter(full);
        var isCutOff = writer.before.Count == 0 && Directory.Exists(writer.Staging);

        // Others keep a list of that name too, and what a backup's own list names and the new one does not is deleted.
        if (!writer.before.ContainsKey(BackupPaths.About) && !isCutOff && Directory.EnumerateFileSystemEntries(full).Any())
        {
            throw new BackupException($"{full} is not empty and holds no backup ({(writer.before.Count == 0 ? $"{BackupPaths.Sums} is missing" : $"{BackupPaths.Sums} does not list {BackupPaths.About}")}); name an empty folder, or one that an export wrote");
        }

        BackupReader.RequirePlain(full, StagingName);
        if (Directory.Exists(writer.Staging))
        {
            Directory.Delete(writer.Staging, recursive: true);
        }

        Directory.CreateDirectory(writer.Staging);
        return writer;
    }

    /// <summary>What the backup that is there says of itself; null for a new one.</summary>
    /// <exception cref="BackupException">It is no backup of this format.</exception>
    public BackupAbout? About()
    {
        if (!before.ContainsKey(BackupPaths.About))
        {
            return null;
        }

        try
        {
            return BackupAbout.Read(File.ReadAllBytes(Plain(BackupPaths.About))) is { Format: BackupExport.Format } about ? about : throw new FormatException("another format");
        }
        catch (Exception error) when (error is FormatException or IOException)
        {
            throw new BackupException($"{Path.Combine(folder, BackupPaths.About)} is not what an export of this version writes ({error.Message}), so it is not known of what log the folder is a backup; name another folder", error);
        }
    }

    /// <summary>Whether a file of this backup is in place.</summary>
    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>Whether a file that is named by its content is in the folder, with that content; it is then of this backup.</summary>
    public async Task<bool> KeepsAsync(string path, string sha256, CancellationToken cancellation)
    {
        var file = Plain(path);
        if (!File.Exists(file) || await HashAsync(file, cancellation) != sha256)
        {
            return false;
        }

        files[path] = sha256;
        return true;
    }

    /// <summary>Puts a file that is named by its content in place.</summary>
    public async Task PutAsync(string path, string sha256, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var partial = Path.Combine(Staging, Guid.NewGuid().ToString("N"));
        await using (var output = File.Create(partial))
        {
            await output.WriteAsync(bytes, cancellation);
        }

        Move(partial, Plain(path));
        files[path] = sha256;
        Interlocked.Increment(ref copied);
    }

    /// <summary>Writes a file that takes its place at the end.</summary>
    public async Task StageAsync(string path, Func<Stream, Task> write, CancellationToken cancellation)
    {
        var file = Path.Combine(Staging, "files", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await using (var output = File.Create(file))
        {
            await write(output);
        }

        files[path] = await HashAsync(file, cancellation);
        copied += before.GetValueOrDefault(path) == files[path] ? 0 : 1;
    }

    /// <summary>The same of bytes.</summary>
    public Task StageAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => StageAsync(path, output => output.WriteAsync(bytes, cancellation).AsTask(), cancellation);

    /// <summary>Puts everything in its place, and the list last.</summary>
    public void Finish()
    {
        var sums = Path.Combine(Staging, BackupPaths.Sums);
        using (var output = File.Create(sums))
        {
            output.Write(BackupSums.Write(files));
            output.Flush(flushToDisk: true);
        }

        File.Delete(Path.Combine(folder, BackupPaths.Sums));
        foreach (var path in before.Keys.Where(path => !files.ContainsKey(path)))
        {
            File.Delete(Plain(path));
        }

        foreach (var path in files.Keys.Where(path => File.Exists(Path.Combine(Staging, "files", path))))
        {
            Move(Path.Combine(Staging, "files", path), Plain(path));
        }

        File.Move(sums, Path.Combine(folder, BackupPaths.Sums));
        Directory.Delete(Staging, recursive: true);
    }

    private static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(from, to, overwrite: true);
    }

    private static async Task<string> HashAsync(string file, CancellationToken cancellation)
    {
        await using var input = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(input, cancellation));
    }

    private string Plain(string path) => BackupReader.RequirePlain(folder, path);
}
