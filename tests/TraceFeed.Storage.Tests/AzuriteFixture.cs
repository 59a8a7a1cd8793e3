using TraceFeed.Cli;
using TraceFeed.Cli.Azurite;
using TraceFeed.Storage.Tests;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace TraceFeed.Storage.Tests;

/// <summary>
/// One Azurite for all tests, with its state in a temporary directory. Tests use names of their own in it, or, where the
/// product gives the names, an account of their own.
/// </summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int MostAccounts = 600;

    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("tracefeed-azurite-").FullName;
    private readonly Stack<string> _accounts = new(Enumerable.Range(1, MostAccounts).Select(n => $"account{n}"));
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(RepositoryRoot.Find(), _dataDirectory, moreAccounts: [.. _accounts]);

    /// <summary>The connection string of an account that no other test has; it is empty.</summary>
    public string NewAccount()
    {
        lock (_accounts)
            return _azurite!.ConnectionStringOf(_accounts.Pop());
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_dataDirectory, recursive: true);
    }
}
