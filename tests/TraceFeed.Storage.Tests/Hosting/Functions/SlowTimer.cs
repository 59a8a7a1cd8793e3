using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class SlowTimer(Runs<string> runs)
{
    [Function("Slow")]
    public async Task Run([TimerTrigger("* * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        runs.Tell("begin");
        await Task.Delay(TimeSpan.FromSeconds(1.5), cancellationToken);
        runs.Tell("end");
    }
}
