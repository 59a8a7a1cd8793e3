using Azure.Storage.Queues;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary><c>extensions.queues</c> of host.json.</summary>
internal sealed class QueueOptions
{
    /// <summary>The most that one request for messages may ask for.</summary>
    private const int MostMessages = 32;

    public int BatchSize { get; init; } = 16;

    public int? NewBatchThreshold { get; init; }

    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>How long a message stays invisible after a failure.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.Zero;

    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;

    /// <summary>
    /// Stand-in only: how long a message is hidden while its function runs, renewed at a third of it. The real host
    /// takes ten minutes; less lets a killed local host take up its work sooner.
    /// </summary>
    public TimeSpan ProcessingLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>With how many messages still in work the next ones are asked for.</summary>
    public int Threshold => NewBatchThreshold ?? BatchSize / 2;

    public void Validate()
    {
        if (BatchSize is < 1 or > MostMessages)
            throw new InvalidOperationException($"host.json: queues.batchSize is {BatchSize}, not 1 to {MostMessages}.");
        if (Threshold < 0)
            throw new InvalidOperationException($"host.json: queues.newBatchThreshold is {Threshold}, below 0.");
        if (MaxDequeueCount < 1)
            throw new InvalidOperationException($"host.json: queues.maxDequeueCount is {MaxDequeueCount}, below 1.");
        if (ProcessingLease < TimeSpan.FromSeconds(1))
            throw new InvalidOperationException("host.json: queues.processingLease is below a second.");
    }
}
