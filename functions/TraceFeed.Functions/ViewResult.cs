using Microsoft.AspNetCore.Http;
using TraceFeed.Feeds;

namespace TraceFeed.Functions;

/// <summary>Answers with a view, or with 304, by the request's validators.</summary>
internal sealed class ViewResult(Representation view) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var answer = ConditionalGet.Answer(
            new ViewRequest(request.Method, Joined(request.Headers.IfNoneMatch), Joined(request.Headers.IfModifiedSince), Joined(request.Headers.AcceptEncoding), Joined(request.Headers.IfMatch), Joined(request.Headers.IfUnmodifiedSince)), view, TimeProvider.System.GetUtcNow());
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            response.Headers[name] = value;
        }

        if (!answer.Body.IsEmpty)
        {
            await response.Body.WriteAsync(answer.Body, httpContext.RequestAborted);
        }
    }

    private static string? Joined(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : string.Join(", ", values.ToArray());
}
