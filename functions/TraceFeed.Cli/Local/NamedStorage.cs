using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;
using TraceFeed.Log;

namespace TraceFeed.Cli.Local;

/// <summary>
/// The storage that <c>--storage</c> names, tried before anything is built on it: by a connection string, or by the name or an address of an
/// account that takes no keys, which is reached as whoever is signed in.
/// </summary>
internal static partial class NamedStorage
{
    private const string Scope = "https://storage.azure.com/.default";
    private const string Expected = "--storage takes a connection string, such as UseDevelopmentStorage=true or one from the Azure portal, or the name of a storage account or its address, such as https://NAME.blob.core.windows.net.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Whether it is a connection string, which names and addresses of accounts cannot be.</summary>
    public static bool IsConnectionString(string named) => named.Contains('=', StringComparison.Ordinal);

    /// <summary>The account, when it answers. Connection strings hold keys and are never repeated in a message.</summary>
    /// <exception cref="CommandException">The text names no storage, nobody is signed in, or nothing answers there, or it refuses.</exception>
    public static Task<StorageAccount> OpenAsync(string named, CancellationToken cancellation) => UseAsync(
        named,
        async (account, patience) =>
        {
            await account.CreateAsync(patience);
            return account;
        },
        cancellation);

    /// <summary>The answer of a storage that is only asked something.</summary>
    /// <exception cref="CommandException">The text names no storage, nobody is signed in, or nothing answers there, or it refuses.</exception>
    public static async Task<T> UseAsync<T>(string named, Func<StorageAccount, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var account = IsConnectionString(named) ? null : AccountName(named) ?? throw new CommandException(Expected);
        var identity = account is null ? null : await SignedInAsync(account, cancellation);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            return await ask(identity is null ? StorageAccount.Connect(named) : StorageAccount.Connect(account!, identity), patience.Token);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new CommandException(Expected);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new CommandException(FormattableString.Invariant($"--storage: no storage answered within {Patience.TotalSeconds:0} seconds; check its address and that it runs."));
        }
        catch (RequestFailedException error) when (error.Status == 403 && account is not null)
        {
            throw new CommandException($"--storage: {account} refuses whoever is signed in ({error.ErrorCode}); it takes the roles Storage Blob Data Contributor, Storage Table Data Contributor and Storage Queue Data Contributor on the account (infra/README.md), which need some minutes to apply.");
        }
        catch (Exception error) when (error is RequestFailedException or AggregateException)
        {
            throw new CommandException($"--storage: the storage cannot be used: {(error.InnerException ?? error).Message.Split('\n')[0]}");
        }
    }

    /// <summary>The name of the account that a text names, or gives an address of; null when it is neither.</summary>
    internal static string? AccountName(string named) => AccountPattern().Match(named) is { Success: true } match ? match.Groups["name"].Value : null;

    // Asked for a token before anything else, so that somebody who is not signed in is told so and not that storage failed.
    private static async Task<TokenCredential> SignedInAsync(string account, CancellationToken cancellation)
    {
        // A machine's own identity is not the maintainer's, and to look for one where there is none takes long.
        var identity = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeManagedIdentityCredential = true, ExcludeWorkloadIdentityCredential = true });
        try
        {
            await identity.GetTokenAsync(new TokenRequestContext([Scope]), cancellation);
            return identity;
        }
        catch (AuthenticationFailedException error)
        {
            var why = error is CredentialUnavailableException ? "nobody is signed in" : error.Message.Split('\n')[0];
            throw new CommandException($"--storage: {account} is reached as whoever is signed in, and {why}; run 'az login' first, or give a connection string.");
        }
    }

    [GeneratedRegex(@"^(?:https://(?<name>[a-z0-9]{3,24})\.(?:blob|table|queue)\.core\.windows\.net/?|(?<name>[a-z0-9]{3,24}))\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountPattern();
}
