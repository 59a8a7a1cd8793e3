using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class QueueResult
{
    [Function("QueueResult")]
    public string Run([QueueTrigger("results")] QueueMessage message) => message.MessageText;
}
