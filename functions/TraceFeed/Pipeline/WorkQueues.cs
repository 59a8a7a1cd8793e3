using Azure;
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

    /// <summary>What the Functions host appends to the name of a queue for the messages of it that failed too often.</summary>
    public const string GivenUpSuffix = "-poison";

    /// <summary>Every queue that the Functions host takes messages from.</summary>
    internal static readonly IReadOnlyList<string> All = [Ingest, Publish];

    private readonly QueueClient ingest = storage.Queues.GetQueueClient(Ingest);
    private readonly QueueClient publish = storage.Queues.GetQueueClient(Publish);

    /// <summary>Creates what is missing.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        await ingest.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await publish.CreateIfNotExistsAsync(cancellationToken: cancellation);
    }

    /// <summary>Asks for a publication, at once or later, in the trace that is under way.</summary>
    public async Task AskAsync(IngestMessage message, TimeSpan? later, CancellationToken cancellation)
    {
        using var span = PipelineTrace.Sending(Ingest);
        await ingest.SendMessageAsync((message with { Trace = PipelineTrace.Current }).ToBody(), later, cancellationToken: cancellation);
    }

    /// <summary>Asks for rendering, in the trace that is under way.</summary>
    public async Task AskForPublishingAsync(CancellationToken cancellation)
    {
        using var span = PipelineTrace.Sending(Publish);
        await publish.SendMessageAsync(new PublishMessage(PipelineTrace.Current).ToBody(), cancellationToken: cancellation);
    }

    /// <summary>Messages that wait to be taken in, roughly.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellation) =>
        (await ingest.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount + (await publish.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;

    /// <summary>The queue of the messages of another one that failed too often.</summary>
    internal QueueClient GivenUp(string queue) => storage.Queues.GetQueueClient(queue + GivenUpSuffix);

    /// <summary>The queues of the messages that failed too often, with how many are in each, roughly; the host makes such a queue with its first message.</summary>
    public async Task<IReadOnlyList<(string Queue, int Count)>> GivenUpAsync(CancellationToken cancellation)
    {
        var found = new List<(string Queue, int Count)>();
        foreach (var queue in All.Select(GivenUp))
        {
            try
            {
                found.Add((queue.Name, (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount));
            }
            catch (RequestFailedException error) when (error.Status == 404)
            {
                // No message was ever given up.
                found.Add((queue.Name, 0));
            }
        }

        return found;
    }
}
