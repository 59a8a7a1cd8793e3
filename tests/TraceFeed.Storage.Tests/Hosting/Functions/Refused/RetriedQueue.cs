using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class RetriedQueue
{
    [Function("RetriedQueue")]
    [FixedDelayRetry(1, "00:00:01")]
    public void Run([QueueTrigger("retried")] QueueMessage message) => _ = message;
}
