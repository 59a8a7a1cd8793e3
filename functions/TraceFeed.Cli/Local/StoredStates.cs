using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Local;

/// <summary>How far the sources have come, in the storage that is there; creates none and changes nothing in it.</summary>
internal static class StoredStates
{
    /// <summary>The state of each source, by id; empty where no run has stored anything.</summary>
    /// <exception cref="CommandException">The storage that is named cannot be used.</exception>
    public static async Task<IReadOnlyDictionary<string, SourceState>> ReadAsync(DefinitionCatalog catalog, string? named, string? data, bool live, TextWriter stderr, CancellationToken cancellation)
    {
        if (named is not null)
        {
            return await NamedStorage.UseAsync(named, (account, patience) => new SourceStates(account, new LogRows(account), TimeProvider.System).ReadAsync(catalog, patience), cancellation);
        }

        if (!LocalFolder.Of(data, live).HasStorage)
        {
            return new Dictionary<string, SourceState>();
        }

        await using var local = await LocalStorage.OpenAsync(named: null, data, live, alone: false, fresh: false, stderr, cancellation);
        var storage = local.Account;
        return await new SourceStates(storage, new LogRows(storage), TimeProvider.System).ReadAsync(catalog, cancellation);
    }
}
