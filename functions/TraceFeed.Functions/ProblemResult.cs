using System.Globalization;
using Microsoft.AspNetCore.Http;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Answers with problem details. No cache may keep them: what is not there now may come.</summary>
internal sealed class ProblemResult(Problem problem) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var json = problem.ToJson();
        response.StatusCode = problem.Status;
        response.ContentType = Problem.ContentType;
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.XContentTypeOptions = "nosniff";
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            await response.Body.WriteAsync(json, httpContext.RequestAborted);
        }
    }
}
