namespace TraceFeed.Cli.Local;

/// <summary>The folder with everything a local run keeps: git-ignored, and the only thing that <c>--fresh</c> deletes.</summary>
internal sealed class LocalFolder(string path)
{
    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Azurite's data.</summary>
    public string Storage => System.IO.Path.Combine(Path, "storage");

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
