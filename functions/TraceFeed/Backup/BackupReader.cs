using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace TraceFeed.Backup;

/// <summary>Reads the files of a backup: only those that its list names, with the bytes that the list says, and no links.</summary>
internal sealed class BackupReader
{
    private readonly string folder;

    /// <param name="folder">The folder of the backup.</param>
    /// <exception cref="BackupException">It is no whole backup, or its list was altered.</exception>
    public BackupReader(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        if (new FileInfo(RequirePlain(this.folder, BackupPaths.Sums)) is not { Exists: true, Length: > 0 })
        {
            throw new BackupException($"{this.folder} holds no whole backup: {BackupPaths.Sums}, which an export writes last, is missing or empty; name the folder of a backup, or run the export again");
        }

        Files = BackupSums.Read(this.folder);
        if (BackupPaths.Required.FirstOrDefault(path => !Files.ContainsKey(path)) is { } missing)
        {
            throw new BackupException($"{this.folder} holds no whole backup: {BackupPaths.Sums} does not list {missing}; take another copy of the backup");
        }
    }

    /// <summary>The SHA-256 of each file by its path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; }

    /// <summary>Files in the folder that the list does not name.</summary>
    public IEnumerable<string> Unlisted() => Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Where(path => path != BackupPaths.Sums && !Files.ContainsKey(path));

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="BackupException">It is missing or a link, or has other bytes than the list says.</exception>
    public async Task<byte[]> BytesAsync(string path, CancellationToken cancellation)
    {
        await using var input = Open(path);
        var bytes = new byte[input.Length];
        await input.ReadExactlyAsync(bytes, cancellation);
        return Required(path, bytes);
    }

    /// <summary>The bytes of a file that is named by its content, for a reader that cannot wait.</summary>
    public byte[] Bytes(string path)
    {
        using var input = Open(path);
        var bytes = new byte[input.Length];
        input.ReadExactly(bytes);
        return Required(path, bytes);
    }

    /// <summary>Holds a file against the list, however long it is.</summary>
    /// <exception cref="BackupException">It is missing or a link, or has other bytes than the list says.</exception>
    public async Task CheckAsync(string path, CancellationToken cancellation)
    {
        await using var input = Open(path);
        Require(path, Convert.ToHexStringLower(await SHA256.HashDataAsync(input, cancellation)));
    }

    /// <summary>What is read from each line of a file.</summary>
    /// <exception cref="BackupException">A line cannot be read.</exception>
    public async IAsyncEnumerable<T> LinesAsync<T>(string path, Func<string, T> read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var lines = new StreamReader(Open(path));
        for (var number = 1; await lines.ReadLineAsync(cancellation) is { } line; number++)
        {
            T one;
            try
            {
                one = read(line);
            }
            catch (Exception error) when (error is FormatException or System.Text.Json.JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw Problem(path, FormattableString.Invariant($"cannot be read in line {number}: {error.Message}"), error);
            }

            yield return one;
        }
    }

    /// <summary>A problem of a file of this backup.</summary>
    public BackupException Problem(string path, string what, Exception? inner = null) => new($"{Path.Combine(folder, path)} {what}; take another copy of the backup, or export again", inner);

    /// <summary>The full path of a file in a folder, when neither it nor a folder on the way is a link.</summary>
    /// <exception cref="BackupException">One is.</exception>
    public static string RequirePlain(string folder, string path)
    {
        var full = folder;
        foreach (var part in path.Split('/'))
        {
            full = Path.Combine(full, part);
            if (new FileInfo(full).LinkTarget is not null)
            {
                throw new BackupException($"{full} is a link; a backup holds plain files and folders only: replace it by what it leads to");
            }
        }

        return full;
    }

    // What has no length is not opened: it is empty, or a pipe or device, which would be waited for, and for ever.
    private Stream Open(string path) => new FileInfo(RequirePlain(folder, path)) switch
    {
        { Exists: false } => throw Problem(path, $"is missing, though {BackupPaths.Sums} lists it"),
        { Length: 0 } => Stream.Null,
        var file => file.OpenRead(),
    };

    private byte[] Required(string path, byte[] bytes)
    {
        Require(path, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        return bytes;
    }

    private void Require(string path, string sha256)
    {
        if (Files[path] != sha256)
        {
            throw Problem(path, $"does not have the SHA-256 that {BackupPaths.Sums} gives it; it was altered or cut short");
        }
    }
}
