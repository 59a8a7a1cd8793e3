using Microsoft.Azure.Functions.Worker;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>Looks for publications by the clock. Firing twice is harmless.</summary>
public sealed class Discover(Discoverer discoverer)
{
    [Function(nameof(Discover))]
    public Task RunAsync([TimerTrigger("%DiscoverSchedule%")] TimerInfo timer, CancellationToken cancellation) => discoverer.RunAsync(cancellation);
}
