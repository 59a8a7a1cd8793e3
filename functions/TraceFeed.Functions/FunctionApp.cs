using System.Runtime.CompilerServices;
using Azure.Identity;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TraceFeed.Api;
using TraceFeed.Claims;
using TraceFeed.Feeds;
using TraceFeed.Fetching;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Functions;

/// <summary>The composition of the function app: the only place that knows every part.</summary>
public static class FunctionApp
{
    /// <summary>Builds the app.</summary>
    /// <param name="args">Command-line settings.</param>
    /// <param name="more">One more registration, by which a local run puts a folder in the official site's place; the deployed app passes none.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static IHost Build(string[] args, Action<FunctionsApplicationBuilder>? more = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(DefinitionCatalog.Embedded)
            .AddSingleton(Storage)
            .AddSingleton(Site)
            .AddSingleton(_ => OriginalClient.CreateGuardedHandler())
            .AddSingleton(services => new OriginalClient(services.GetRequiredService<HttpMessageHandler>()))
            .AddSingleton(services => new EditionTable(services.GetRequiredService<StorageAccount>().Editions))
            .AddSingleton<WorkQueues>()
            .AddSingleton<Committer>()
            .AddSingleton<LateRecorder>()
            .AddSingleton<LogRows>()
            .AddSingleton<SourceStates>()
            .AddSingleton<StatusEvents>()
            .AddSingleton<Discoverer>()
            .AddSingleton<Ingestor>()
            .AddSingleton<PublicViews>()
            .AddSingleton(services => new SiteLinks(services.GetRequiredService<SiteSettings>().BaseUrl))
            .AddSingleton(Limiter)
            .AddSingleton<Answers>()
            .AddSingleton<LogPages>()
            .AddSingleton<ChangeAnswers>()
            .AddSingleton<SeriesList>()
            .AddSingleton<SeriesAnswer>()
            .AddSingleton<SeriesVintages>()
            .AddSingleton<SeriesRevisions>()
            .AddSingleton<PublicationAnswers>()
            .AddSingleton<SourceAnswers>()
            .AddSingleton<VintageAnswers>()
            .AddSingleton<OriginalAnswers>()
            .AddSingleton<CellAnswers>()
            .AddSingleton<StatusAnswers>()
            .AddSingleton<ClaimReader>()
            .AddSingleton<ClaimAnswers>()
            .AddSingleton<FeedIndex>()
            .AddSingleton<FeedDocuments>()
            .AddSingleton<ArchiveViews>()
            .AddSingleton<AreaViews>()
            .AddSingleton<FeedAnswers>()
            .AddSingleton<ViewPublisher>()
            .AddHostedService<StorageSetup>();
        more?.Invoke(builder);
        Telemetry.Add(builder.Services, builder.Configuration, () => Identity(builder.Configuration));
        return builder.Build();
    }

    private static RequestLimiter Limiter(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return new RequestLimiter(configuration.GetValue("RequestBurst", ApiLimits.Burst), configuration.GetValue("RequestsPerSecond", ApiLimits.PerSecond));
    }

    private static SiteSettings Site(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var address = configuration["PublicBaseUrl"] ?? "http://localhost:7071";
        var url = Uri.TryCreate(address, UriKind.Absolute, out var absolute) ? absolute : throw new InvalidOperationException($"PublicBaseUrl is '{address}'; set it to an absolute address such as https://feeds.example.org.");
        return new SiteSettings(url, configuration["SiteNotice"] is { Length: > 0 } notice ? notice : null);
    }

    // A connection string locally, the account's name and a managed identity when deployed, under the host's own setting names.
    private static StorageAccount Storage(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        var views = configuration["ViewsContainer"] is { Length: > 0 } named ? named : StorageAccount.DefaultViews;
        return configuration["AzureWebJobsStorage"] is { Length: > 0 } connection
            ? StorageAccount.Connect(connection, views)
            : StorageAccount.Connect(
                configuration["AzureWebJobsStorage:accountName"] ?? throw new InvalidOperationException("Set AzureWebJobsStorage to a connection string, or AzureWebJobsStorage__accountName to a storage account's name."),
                Identity(configuration),
                views);
    }

    private static ManagedIdentityCredential Identity(IConfiguration configuration) =>
        new(configuration["AzureWebJobsStorage:clientId"] is { } id ? ManagedIdentityId.FromUserAssignedClientId(id) : ManagedIdentityId.SystemAssigned);
}
