using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using TraceFeed.Pipeline;
using Product = TraceFeed.Functions.FunctionApp;

namespace TraceFeed.Storage.Tests.App;

/// <summary>Where the app sends spans and meters, by its settings.</summary>
public sealed class TelemetryExportTests
{
    // What the app needs to be built; it is never started.
    private static readonly string[] Unstarted = ["--DiscoverSchedule=0 0 0 1 1 *", "--AzureWebJobsStorage=UseDevelopmentStorage=true"];

    [Fact]
    public async Task A_collector_named_in_the_settings_receives_spans_and_meters_of_the_pipeline()
    {
        await using var collector = Collector(out var received);
        await collector.StartAsync();
        using (var app = Product.Build([.. Unstarted, $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.Single()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]))
        {
            Assert.NotNull(app.Services.GetService<TracerProvider>());
            Assert.NotNull(app.Services.GetService<MeterProvider>());
            PipelineTrace.Start(PipelineTrace.Discover, "exported")!.Dispose();
            PipelineMeter.Looked("exported", Outcome.Looked);
        }

        Assert.Equal(["/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.All(received.Values, body => Assert.Contains("exported", body, StringComparison.Ordinal));
        Assert.Contains("discover", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("tracefeed.looks", received["/v1/metrics"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_of_the_template_make_an_exporter_to_application_insights()
    {
        using var app = Product.Build([.. Unstarted, "--APPLICATIONINSIGHTS_CONNECTION_STRING=InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:9/", "--AzureWebJobsStorage:clientId=00000000-0000-0000-0000-000000000002"]);

        Assert.NotNull(app.Services.GetService<TracerProvider>());
        Assert.NotNull(app.Services.GetService<MeterProvider>());
    }

    [Fact]
    public void Without_such_a_setting_nothing_is_made_or_sent()
    {
        using var app = Product.Build(Unstarted);

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "garbage")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "garbage")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "IngestionEndpoint=https://127.0.0.1:9/")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=garbage")]
    public void A_setting_that_leads_nowhere_is_named_before_the_app_is_built_and_not_repeated(string setting, string value)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Product.Build([.. Unstarted, $"--{setting}={value}"]));

        Assert.StartsWith(setting + " is no ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
    }

    private static WebApplication Collector(out ConcurrentDictionary<string, string> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var bodies = received = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new StreamReader(request.Body, Encoding.Latin1);
            bodies[request.Path] = await body.ReadToEndAsync();
        });
        return app;
    }
}
