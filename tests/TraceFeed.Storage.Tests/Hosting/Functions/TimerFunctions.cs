using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class TimerFunctions(Runs<(string Function, TimerInfo Timer)> runs)
{
    public const string NewYear = "0 0 0 1 1 *";

    [Function("Scheduled")]
    public void Scheduled([TimerTrigger("%Schedule%")] TimerInfo timer) => runs.Tell(("Scheduled", timer));

    [Function("Yearly")]
    public Task Yearly([TimerTrigger(NewYear, RunOnStartup = true)] TimerInfo timer)
    {
        runs.Tell(("Yearly", timer));
        return Task.CompletedTask;
    }
}
