using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class WrongRetryInterval
{
    [Function("WrongRetry")]
    [FixedDelayRetry(1, "soon")]
    public void Run([TimerTrigger(TimerFunctions.NewYear, UseMonitor = false)] TimerInfo timer) => _ = timer;
}
