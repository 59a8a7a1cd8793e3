using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The running app, which hides the WebApplication it runs on.</summary>
internal sealed class FunctionsHost : IHost, IAsyncDisposable
{
    private readonly WebApplication _app;

    private FunctionsHost(WebApplication app) => _app = app;

    public IServiceProvider Services => _app.Services;

    public static FunctionsHost Build(WebApplicationBuilder builder, HostJson host, IEnumerable<Type> classes, bool aspNetCore)
    {
        var settings = new AppSettings(builder.Configuration);
        var functions = FunctionCatalogue.Find(classes, aspNetCore)
            .Where(function => !settings.IsDisabled(function.Name))
            .ToList();

        builder.Services.AddSingleton<FunctionInvoker>();
        foreach (var function in functions)
        {
            if (function.Trigger is TimerTriggerAttribute timer)
                TimerListener.Add(builder.Services, function, timer, settings);
            else if (function.Trigger is QueueTriggerAttribute queue)
                QueueListener.Add(builder.Services, function, queue, settings, host.Queues);
        }

        var app = builder.Build();
        HttpRoutes.Map(app, functions, host.RoutePrefix);
        return new FunctionsHost(app);
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => _app.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    public void Dispose() => ((IDisposable)_app).Dispose();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
