namespace TraceFeed.Cli.Local;

/// <summary>The folder with everything a local run keeps: git-ignored, and the only thing that <c>--fresh</c> deletes.</summary>
internal sealed class LocalFolder(string path)
{
    /// <summary>The folder of a local run.</summary>
    /// <param name="data">A folder that is named; null for <c>.tracefeed/</c>.</param>
    /// <param name="live">Whether it is the one of live runs, which samples never enter.</param>
    public static LocalFolder Of(string? data, bool live)
    {
        var own = System.IO.Path.Combine(RepositoryRoot.Find(), ".tracefeed");
        return new LocalFolder(data ?? (live ? System.IO.Path.Combine(own, "live") : own));
    }

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Azurite's data.</summary>
    public string Storage => System.IO.Path.Combine(Path, "storage");

    /// <summary>Whether a run has stored anything there.</summary>
    public bool HasStorage => Directory.Exists(Storage);

    private string LockFile => System.IO.Path.Combine(Path, "lock");

    private string ConnectionFile => System.IO.Path.Combine(Path, "connection");

    /// <summary>Takes the folder for this process; null when another one has it.</summary>
    public FileStream? TryLock()
    {
        Directory.CreateDirectory(Path);
        try
        {
            return new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Deletes everything in the folder; the lock is held.</summary>
    public void Clear()
    {
        if (Directory.Exists(Storage))
        {
            Directory.Delete(Storage, recursive: true);
        }

        Withdraw();
    }

    /// <summary>Tells no longer how to reach a storage that does not run; the lock is held.</summary>
    public void Withdraw() => File.Delete(ConnectionFile);

    /// <summary>Tells other commands how to reach the storage that this process runs.</summary>
    public void Announce(string connectionString) => File.WriteAllText(ConnectionFile, connectionString);

    /// <summary>How to reach the storage that another process runs; null when that is not told.</summary>
    public string? Announced() => File.Exists(ConnectionFile) ? File.ReadAllText(ConnectionFile) : null;
}
