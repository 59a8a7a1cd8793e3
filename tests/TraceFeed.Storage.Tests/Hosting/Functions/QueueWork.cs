using Azure.Storage.Queues.Models;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

/// <summary>What a test wants done with each message, and what was asked.</summary>
public sealed class QueueWork(Func<CancellationToken, Task> work)
{
    private int _atOnce;

    public Runs<QueueMessage> Begun { get; } = new();

    public Runs<QueueMessage> Ended { get; } = new();

    public int MostAtOnce { get; private set; }

    public async Task DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atOnce));
        Begun.Tell(message);
        try
        {
            await work(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
            Ended.Tell(message);
        }
    }
}
