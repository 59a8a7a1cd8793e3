using Azure;
using TraceFeed.Log;

namespace TraceFeed.Cli.Local;

/// <summary>The storage that <c>--storage</c> names, tried before anything is built on it.</summary>
internal static class NamedStorage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns when the storage answers. Connection strings hold keys and are never repeated in a message.</summary>
    /// <exception cref="CommandException">The text is no connection string, or nothing answers there, or it refuses.</exception>
    public static Task RequireAsync(string connectionString, CancellationToken cancellation) => UseAsync(
        connectionString,
        async (account, patience) =>
        {
            await account.CreateAsync(patience);
            return true;
        },
        cancellation);

    /// <summary>The answer of a storage that is only asked something.</summary>
    /// <exception cref="CommandException">The text is no connection string, or nothing answers there, or it refuses.</exception>
    public static async Task<T> UseAsync<T>(string connectionString, Func<StorageAccount, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await ask(StorageAccount.Connect(connectionString), patience.Token);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandException("--storage takes a connection string, such as UseDevelopmentStorage=true or one from the Azure portal.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(FormattableString.Invariant($"--storage: no storage answered within {Patience.TotalSeconds:0} seconds; check its address and that it runs."));
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            throw new CommandException($"--storage: the storage cannot be used: {(error.InnerException ?? error).Message.Split('\n')[0]}");
        }
    }
}
