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
    /// <exception cref="InvalidOperationException">A setting is not what it has to be; the message names it and does not repeat it.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration, Func<TokenCredential> identity)
    {
        var insights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection ? connection : null;
        var collector = configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 } endpoint ? endpoint : null;
        if (insights is null && collector is null)
        {
            return;
        }

        // The exporters name no setting, and the one of a collector says nothing and sends elsewhere.
        if (collector is not null && !IsAddress(collector))
        {
            throw new InvalidOperationException("OTEL_EXPORTER_OTLP_ENDPOINT is no address; expected one such as http://localhost:4317.");
        }

        if (insights is not null && !IsConnection(insights))
        {
            throw new InvalidOperationException("APPLICATIONINSIGHTS_CONNECTION_STRING is no connection string; expected one such as InstrumentationKey=ID;IngestionEndpoint=https://ADDRESS, as the portal shows it.");
        }

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(PipelineTrace.Name))
            .WithTracing(spans => spans.AddSource(PipelineTrace.Name))
            .WithMetrics(meters => meters.AddMeter(PipelineTrace.Name));
        if (collector is not null)
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

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static bool IsConnection(string text)
    {
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        return parts.All(part => part.Length == 2 && (!part[0].EndsWith("Endpoint", StringComparison.OrdinalIgnoreCase) || IsAddress(part[1])))
            && parts.Exists(part => part[0].Equals("InstrumentationKey", StringComparison.OrdinalIgnoreCase) && part[1].Length > 0);
    }
}
