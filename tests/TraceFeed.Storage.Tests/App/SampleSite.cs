using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TraceFeed.Cli;
using TraceFeed.Cli.Local;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;
using Product = TraceFeed.Functions.FunctionApp;

namespace TraceFeed.Storage.Tests.App;

/// <summary>The product's own function app on the samples and on storage of its own, when it has come to rest.</summary>
public sealed class SampleSite(AzuriteFixture azurite) : IAsyncLifetime
{
    public const string PublicBaseUrl = "https://feeds.example";

    private IHost? host;

    public string ConnectionString { get; } = azurite.NewAccount();

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => host!.Services;

    public StorageAccount Storage => Services.GetRequiredService<StorageAccount>();

    public async ValueTask InitializeAsync()
    {
        host = await StartAsync();
        Http = Client(host);
        await RestAsync();
    }

    /// <summary>One more host on the same storage.</summary>
    public async Task<IHost> StartAsync()
    {
        var host = Product.Build(["--urls", "http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["AzureWebJobsStorage"] = ConnectionString,
                ["DiscoverSchedule"] = "* * * * * *",
                ["PublicBaseUrl"] = PublicBaseUrl,
                // All tests are one client, and a fast machine would be asked to wait.
                ["RequestBurst"] = "100000",
                ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.100",
                ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00",
            });
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<HttpMessageHandler>(new FolderHandler(Path.Combine(RepositoryRoot.Find(), "samples")));
        });
        await host.StartAsync();
        return host;
    }

    /// <summary>Every change of the log as it is served, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ChangesAsync()
    {
        var changes = new List<JsonElement>();
        for (var address = "/log/pages/1"; address is not null;)
        {
            var page = await Http.GetFromJsonAsync<JsonElement>(address);
            changes.AddRange(page.GetProperty("changes").EnumerateArray());
            address = page.GetProperty("next").GetString()?[PublicBaseUrl.Length..];
        }

        return changes;
    }

    /// <summary>Every filled cell of an archived original, by sheet and reference: a number as the file states it, else a text.</summary>
    public async Task<Dictionary<(string? Sheet, string Ref), string>> CellsAsync(string sha256)
    {
        var original = (await new OriginalStore(Storage).FindAsync(sha256, CancellationToken.None))!;
        var cells = new Dictionary<(string?, string), string>();
        using var reader = SourceReader.Open(DefinitionCatalog.Embedded.Find(original.Source!)!, new OriginalFile { Name = original.Name!, Bytes = original.Bytes });
        while (reader.NextSheet())
        {
            while (reader.NextRow())
            {
                for (var i = 0; i < reader.Row.Count; i++)
                {
                    cells[reader.Reference(i)] = reader.Row.Kind(i) == CellKind.Number ? reader.Row.Number(i).ToString() : reader.Row.Text(i);
                }
            }
        }

        return cells;
    }

    public static HttpClient Client(IHost host) => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    /// <summary>Waits until nothing is left to take in or to render.</summary>
    public async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await new UpProgress(Storage, DefinitionCatalog.Embedded, TextWriter.Null).UntilQuietAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (host is not null)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }
}
