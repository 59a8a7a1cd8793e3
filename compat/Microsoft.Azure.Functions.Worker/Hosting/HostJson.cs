using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// host.json, each value of which a setting named <c>AzureFunctionsJobHost__path__to__value</c> replaces.
/// Defaults are those of the host.json reference: https://learn.microsoft.com/azure/azure-functions/functions-host-json
/// </summary>
internal sealed class HostJson(string root, IConfiguration settings)
{
    private readonly IConfigurationRoot _host = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(root, "host.json"), optional: false)
        .AddConfiguration(settings.GetSection("AzureFunctionsJobHost"))
        .Build();

    public IConfigurationSection Logging => _host.GetSection("logging");

    public string RoutePrefix => _host.GetValue("extensions:http:routePrefix", "api")!;

    public QueueOptions Queues => _host.GetSection("extensions:queues").Get<QueueOptions>() ?? new QueueOptions();
}
