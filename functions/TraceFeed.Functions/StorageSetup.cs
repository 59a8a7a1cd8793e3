using Microsoft.Extensions.Hosting;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>Creates missing containers, tables and queues before any trigger fires, and asks for the views to be rendered by this version.</summary>
internal sealed class StorageSetup(StorageAccount storage, WorkQueues queues) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await storage.CreateAsync(cancellationToken);
        await queues.CreateAsync(cancellationToken);
        await queues.AskForPublishingAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
