using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Serves the description of everything that is served.</summary>
public sealed class Description
{
    [Function("Description")]
    public Task<IResult> DescriptionAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        Answers.OfAsync(request, query => Task.FromResult(OpenApi.Answer(query)));
}
