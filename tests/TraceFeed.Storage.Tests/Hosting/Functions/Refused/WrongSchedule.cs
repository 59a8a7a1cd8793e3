using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class WrongSchedule
{
    [Function("WrongSchedule")]
    public void Run([TimerTrigger("every day")] TimerInfo timer) => _ = timer;
}
