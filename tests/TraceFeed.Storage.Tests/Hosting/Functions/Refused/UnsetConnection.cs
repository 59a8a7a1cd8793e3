using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class UnsetConnection
{
    [Function("UnsetConnection")]
    public void Run([QueueTrigger("unset", Connection = "Nowhere")] QueueMessage message) => _ = message;
}
