using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class PlainResult
{
    [Function("Plain")]
    public Task<string> Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Task.FromResult(request.Path.ToString());
}
