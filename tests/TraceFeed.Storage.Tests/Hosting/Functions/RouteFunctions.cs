using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class RouteFunctions
{
    [Function("Item")]
    public IResult Item(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id}/{page:int?}")] HttpRequest request, string id, int page = 1) =>
        Results.Text($"{id} {page}{request.QueryString}");

    [Function("Home")]
    public static Task<IResult> Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{home:maxlength(0)?}")] HttpRequest request) =>
        Task.FromResult(Results.Text("home"));

    [Function("LkZ")]
    public IResult Specific([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "lit/fixed")] HttpRequest request) =>
        Results.Text("LkZ");

    [Function("lkA")]
    public IResult General([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "lit/{x}")] HttpRequest request) =>
        Results.Text("lkA");

    [Function("Unrouted")]
    public IResult Unrouted([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("Refuses")]
    public IResult Refuses([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.StatusCode(StatusCodes.Status405MethodNotAllowed);

    [Function("Throws")]
    public async Task<IResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.ETag = "\"half done\"";
        await Task.Yield();
        throw new InvalidOperationException("not for the public");
    }
}
