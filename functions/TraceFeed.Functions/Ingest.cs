using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>Takes in one publication a message.</summary>
public sealed class Ingest(Ingestor ingestor)
{
    [Function(nameof(Ingest))]
    public Task RunAsync([QueueTrigger(WorkQueues.Ingest)] QueueMessage message, CancellationToken cancellation) =>
        ingestor.RunAsync(IngestMessage.Of(message.Body), cancellation);
}
