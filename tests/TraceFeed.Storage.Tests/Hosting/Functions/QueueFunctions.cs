using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class QueueFunctions(QueueWork work)
{
    [Function("Work")]
    public Task Work([QueueTrigger("%QueueName%", Connection = "Elsewhere")] QueueMessage message, CancellationToken cancellationToken) =>
        work.DoAsync(message, cancellationToken);
}
