using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>Renders what changed.</summary>
public sealed class Publish(ViewPublisher publisher)
{
    [Function(nameof(Publish))]
    public Task RunAsync([QueueTrigger(WorkQueues.Publish)] QueueMessage message, CancellationToken cancellation) =>
        publisher.RunAsync(PublishMessage.Of(message.Body), cancellation);
}
