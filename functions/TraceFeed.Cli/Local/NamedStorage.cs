using Azure;
using TraceFeed.Log;

namespace TraceFeed.Cli.Local;

/// <summary>Tries the storage that <c>--storage</c> names before anything is built on it.</summary>
internal static class NamedStorage
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Returns when the storage answers. Connection strings hold keys and are never repeated in a message.</summary>
    /// <exception cref="CommandException">The text is no connection string, or nothing answers there, or it refuses.</exception>
    public static async Task RequireAsync(string connectionString, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await StorageAccount.Connect(connectionString).CreateAsync(patience.Token);
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
