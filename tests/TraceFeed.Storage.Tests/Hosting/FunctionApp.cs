using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TraceFeed.Storage.Tests.Hosting;

/// <summary>A function app of the given classes only, on a free port of the loopback.</summary>
internal sealed class FunctionApp(IHost host) : IAsyncDisposable
{
    public HttpClient Http { get; } = new()
    {
        BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
    };

    public static async Task<FunctionApp> StartAsync(
        Type[] classes, object? state = null, params (string Name, string Value)[] settings)
    {
        var host = Builder(classes, state, settings).ConfigureFunctionsWebApplication().Build();
        await host.StartAsync();
        return new FunctionApp(host);
    }

    public static FunctionsApplicationBuilder Builder(
        Type[] classes, object? state = null, params (string Name, string Value)[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Properties["FunctionClasses"] = classes;
        builder.Configuration.AddInMemoryCollection(
            settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Logging.ClearProviders();
        if (state is not null)
            builder.Services.AddSingleton(state.GetType(), state);
        return builder;
    }

    public Task StopAsync() => host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
