using TraceFeed.Cli.Azurite;
using TraceFeed.Log;

namespace TraceFeed.Cli.Local;

/// <summary>The storage a command works on: one that is named, the one a running <c>up</c> has, or its own Azurite.</summary>
internal sealed class LocalStorage : IAsyncDisposable
{
    private readonly AzuriteProcess? azurite;
    private readonly FileStream? claim;
    private readonly LocalFolder? folder;

    private LocalStorage(StorageAccount account, AzuriteProcess? azurite = null, FileStream? claim = null, LocalFolder? folder = null) =>
        (Account, this.azurite, this.claim, this.folder) = (account, azurite, claim, folder);

    /// <summary>The account.</summary>
    public StorageAccount Account { get; }

    /// <summary>How an app reaches it; null for an account that is reached by identity.</summary>
    public string? ConnectionString { get; private init; }

    /// <summary>Opens it.</summary>
    /// <param name="named">Another storage, as <see cref="NamedStorage"/> understands it; null for the local one.</param>
    /// <param name="data">The folder of the local one; null for <c>.tracefeed/</c>.</param>
    /// <param name="live">Whether it is the one of live runs, which samples never enter.</param>
    /// <param name="alone">Whether the local one must not be in use by another process.</param>
    /// <param name="fresh">Whether to delete what the local one holds first.</param>
    /// <param name="stderr">Takes progress.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="CommandException">The local storage is in use.</exception>
    public static async Task<LocalStorage> OpenAsync(string? named, string? data, bool live, bool alone, bool fresh, TextWriter stderr, CancellationToken cancellation)
    {
        if (named is not null)
        {
            return new LocalStorage(await NamedStorage.OpenAsync(named, cancellation)) { ConnectionString = NamedStorage.IsConnectionString(named) ? named : null };
        }

        var root = RepositoryRoot.Find();
        var folder = LocalFolder.Of(data, live);
        if (folder.TryLock() is not { } claim)
        {
            return !alone && folder.Announced() is { } running
                ? new LocalStorage(StorageAccount.Connect(running)) { ConnectionString = running }
                : throw new CommandException($"another tracefeed is running on {folder.Path}; end it first, or use --storage.");
        }

        try
        {
            folder.Withdraw();
            if (fresh)
            {
                folder.Clear();
            }

            await PinnedAzurite.EnsureAsync(root, stderr, cancellation);
            var azurite = await AzuriteProcess.StartAsync(root, folder.Storage, cancellation);
            folder.Announce(azurite.ConnectionString);
            return new LocalStorage(StorageAccount.Connect(azurite.ConnectionString), azurite, claim, folder) { ConnectionString = azurite.ConnectionString };
        }
        catch
        {
            await claim.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // No other command shall set out for a storage that is about to end.
        folder?.Withdraw();
        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }

        if (claim is not null)
        {
            await claim.DisposeAsync();
        }
    }
}
