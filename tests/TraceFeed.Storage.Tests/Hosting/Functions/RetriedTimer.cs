using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class RetriedTimer(Runs<(int Count, int Most)> runs)
{
    [Function("Retried")]
    [ExponentialBackoffRetry(2, "00:00:00.010", "00:00:00.020")]
    public Task Run([TimerTrigger(TimerFunctions.NewYear, RunOnStartup = true, UseMonitor = false)] TimerInfo timer, FunctionContext context)
    {
        runs.Tell((context.RetryContext.RetryCount, context.RetryContext.MaxRetryCount));
        throw new InvalidOperationException("again");
    }
}
