using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class SameName
{
    [Function("Same")]
    public void First([TimerTrigger(TimerFunctions.NewYear)] TimerInfo timer) => _ = timer;

    [Function("same")]
    public void Second([TimerTrigger(TimerFunctions.NewYear)] TimerInfo timer) => _ = timer;
}
