using System.Reflection;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TraceFeed.Cli;
using TraceFeed.Fetching;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using Product = TraceFeed.Functions.FunctionApp;

namespace TraceFeed.Storage.Tests.App;

public sealed class CompositionTests
{
    [Fact]
    public async Task The_deployed_app_fetches_through_the_guard_and_has_no_folder_in_the_official_sites_place()
    {
        using var host = Product.Build(["--DiscoverSchedule", "0 0 * * * *", "--AzureWebJobsStorage", "UseDevelopmentStorage=true"]);
        var handler = Assert.Single(host.Services.GetServices<HttpMessageHandler>());
        Assert.IsNotType<FolderHandler>(handler);

        using var http = new HttpMessageInvoker(handler, disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9/");
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => http.SendAsync(request, CancellationToken.None));
        Assert.Contains("has no public address", Assert.IsType<FetchException>(refused.GetBaseException()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_of_local_settings_is_all_that_the_app_needs()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "functions", "TraceFeed.Functions", "local.settings.sample.json")));
        using var host = Product.Build([.. sample.RootElement.GetProperty("Values").EnumerateObject().SelectMany(one => new[] { $"--{one.Name}", one.Value.GetString()! })]);

        Assert.Equal(new Uri("http://localhost:7071"), host.Services.GetRequiredService<SiteSettings>().BaseUrl);
        Assert.Equal(StorageAccount.DefaultViews, host.Services.GetRequiredService<StorageAccount>().Public.Name);
        Assert.NotEmpty(host.Services.GetServices<IHostedService>());
    }

    [Fact]
    public void A_deployed_app_reaches_its_account_by_name_and_keeps_its_views_where_it_is_told_to()
    {
        // As the template has it, but for the storage of the stand-in host's own triggers, which takes a connection string.
        using var host = Product.Build(["--DiscoverSchedule", "0 0 * * * *", "--AzureWebJobs.Discover.Disabled", "true", "--AzureWebJobs.Ingest.Disabled", "true", "--AzureWebJobs.Publish.Disabled", "true", "--AzureWebJobsStorage:accountName", "abc", "--AzureWebJobsStorage:clientId", "00000000-0000-0000-0000-000000000001", "--ViewsContainer", "$web"]);

        Assert.Equal(new Uri("https://abc.blob.core.windows.net/$web"), host.Services.GetRequiredService<StorageAccount>().Public.Uri);
    }

    [Fact]
    public void The_function_app_does_not_know_the_command() =>
        Assert.DoesNotContain(typeof(Product).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == typeof(FolderHandler).Assembly.GetName().Name);

    [Fact]
    public void No_two_routes_overlap()
    {
        var routes = typeof(Product).Assembly.GetTypes().SelectMany(type => type.GetMethods()).SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route).OfType<string>().ToList();

        Assert.True(routes.Count > 5);
        foreach (var (first, second) in routes.SelectMany((first, i) => routes.Skip(i + 1).Select(second => (first, second))))
        {
            Assert.False(Overlap(first, second), $"{first} and {second} match one path");
        }
    }

    [Theory]
    [InlineData("a/{x}", "a/b", true)]
    [InlineData("a/{x}", "{y}/b", true)]
    [InlineData("f.{x}", "f{y}", true)]
    [InlineData("a/{x}", "a/b/c", false)]
    [InlineData("a/{x}", "b/{x}", false)]
    [InlineData("{home:maxlength(0)?}", "{x}", false)]
    public void Overlapping_routes_would_be_seen(string first, string second, bool overlap) => Assert.Equal(overlap, Overlap(first, second));

    // Generous: whatever two segments could both match after the literal text they begin with counts as an overlap.
    private static bool Overlap(string first, string second)
    {
        var (x, y) = (Segments(first), Segments(second));
        return x.Length == y.Length && x.Zip(y).All(pair => pair.First.Open || pair.Second.Open
            ? Begins(pair.First, pair.Second) || Begins(pair.Second, pair.First)
            : string.Equals(pair.First.Text, pair.Second.Text, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Begins((string Text, bool Open) one, (string Text, bool Open) other) => one.Open && other.Text.StartsWith(one.Text, StringComparison.OrdinalIgnoreCase);

    private static (string Text, bool Open)[] Segments(string route) =>
    [
        .. route.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => !segment.EndsWith(":maxlength(0)?}", StringComparison.Ordinal))
            .Select(segment => segment.IndexOf('{', StringComparison.Ordinal) is >= 0 and var at ? (segment[..at], true) : (segment, false)),
    ];
}
