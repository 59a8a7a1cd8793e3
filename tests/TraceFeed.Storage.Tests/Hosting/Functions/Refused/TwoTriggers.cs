using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class TwoTriggers
{
    [Function("Two")]
    public void Run([TimerTrigger(TimerFunctions.NewYear)] TimerInfo timer, [TimerTrigger(TimerFunctions.NewYear)] TimerInfo other) => _ = timer == other;
}
