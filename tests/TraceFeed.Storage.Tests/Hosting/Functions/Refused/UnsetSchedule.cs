using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class UnsetSchedule
{
    [Function("Unset")]
    public void Run([TimerTrigger("%NoSuchSetting%")] TimerInfo timer) => _ = timer;
}
