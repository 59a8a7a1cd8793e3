using TraceFeed.Cli;
using TraceFeed.Cli.Azurite;
using TraceFeed.Storage.Tests;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace TraceFeed.Storage.Tests;

/// <summary>One Azurite for all tests, with its state in a temporary directory. Tests use names of their own in it.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _dataDirectory = Directory.CreateTempSubdirectory("tracefeed-azurite-").FullName;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async ValueTask InitializeAsync() =>
        _azurite = await AzuriteProcess.StartAsync(RepositoryRoot.Find(), _dataDirectory);

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        Directory.Delete(_dataDirectory, recursive: true);
    }
}
