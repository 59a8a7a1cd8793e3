using Azure.Core;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>
/// Sends the spans and meters of the pipeline to where the settings say: Application Insights, a collector of OpenTelemetry, both, or
/// nowhere. The log is not sent from here: the Functions host takes it along, under the names by which alerts go.
/// </summary>
internal static class Telemetry
{
    /// <summary>Registers what the settings ask for; while they ask for nothing, no span is made.</summary>
    /// <param name="services">The app's services.</param>
    /// <param name="configuration">The app's settings.</param>
    /// <param name="identity">The app's own identity, as which Application Insights lets it in.</param>
    public static void Add(IServiceCollection services, IConfiguration configuration, Func<TokenCredential> identity)
    {
        var insights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection ? connection : null;
        var collector = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 };
        if (insights is null && !collector)
        {
            return;
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(PipelineTrace.Name))
            .WithTracing(spans => spans.AddSource(PipelineTrace.Name))
            .WithMetrics(meters => meters.AddMeter(PipelineTrace.Name));
        if (collector)
        {
            telemetry.WithTracing(spans => spans.AddOtlpExporter()).WithMetrics(meters => meters.AddOtlpExporter());
        }

        if (insights is not null)
        {
            telemetry
                .WithTracing(spans => spans.AddAzureMonitorTraceExporter(Export))
                .WithMetrics(meters => meters.AddAzureMonitorMetricExporter(Export));
        }

        void Export(AzureMonitorExporterOptions options) => (options.ConnectionString, options.Credential) = (insights, identity());
    }
}
