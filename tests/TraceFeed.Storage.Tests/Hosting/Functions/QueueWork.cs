using Azure.Storage.Queues.Models;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

/// <summary>What a test wants done with each message, and what was asked.</summary>
public sealed class QueueWork(Func<CancellationToken, Task> work)
{
    private readonly Lock _counting = new();
    private int _atOnce;

    public Runs<QueueMessage> Begun { get; } = new();

    public Runs<QueueMessage> Ended { get; } = new();

    public int MostAtOnce { get; private set; }

    public async Task DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        Count(1);
        Begun.Tell(message);
        try
        {
            await work(cancellationToken);
        }
        finally
        {
            Count(-1);
            Ended.Tell(message);
        }
    }

    private void Count(int change)
    {
        lock (_counting)
        {
            _atOnce += change;
            MostAtOnce = Math.Max(MostAtOnce, _atOnce);
        }
    }
}
