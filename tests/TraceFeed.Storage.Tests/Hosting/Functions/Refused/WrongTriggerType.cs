using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class WrongTriggerType
{
    [Function("WrongType")]
    public void Run([QueueTrigger("wrong")] Uri message) => _ = message;
}
