using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions.Refused;

public sealed class AdminRoute
{
    [Function("Admin")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "Admin/functions")] HttpRequest request) =>
        Results.Text(request.Path);
}
