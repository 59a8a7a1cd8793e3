using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class UnboundParameter
{
    [Function("Unbound")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "unbound/{id}")] HttpRequest request, int missing) =>
        Results.Text($"{request.Path} {missing}");
}
