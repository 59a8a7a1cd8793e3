using Azure.Storage.Queues;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>The queues between the triggers: their names stand here and nowhere else.</summary>
public sealed class WorkQueues(StorageAccount storage)
{
    /// <summary>Publications to take in.</summary>
    public const string Ingest = "ingest";

    /// <summary>Requests to render what changed.</summary>
    public const string Publish = "publish";

    private readonly QueueClient ingest = storage.Queues.GetQueueClient(Ingest);
    private readonly QueueClient publish = storage.Queues.GetQueueClient(Publish);

    /// <summary>Creates what is missing.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await ingest.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await publish.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>Asks for a publication, at once or later.</summary>
    public Task AskAsync(IngestMessage message, TimeSpan? later, CancellationToken cancellation) => ingest.SendMessageAsync(message.ToBody(), later, cancellationToken: cancellation);

    /// <summary>Asks for rendering.</summary>
    public Task AskForPublishingAsync(CancellationToken cancellation) => publish.SendMessageAsync(BinaryData.FromString("{}"), cancellationToken: cancellation);

    /// <summary>Messages that wait to be taken in, roughly.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation) =>
        (await ingest.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount + (await publish.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
}
