using Microsoft.AspNetCore.Http;
using TraceFeed.Api;
using TraceFeed.Feeds;

namespace TraceFeed.Functions;

/// <summary>Turns HTTP requests into the API's and its answers and problems into HTTP's.</summary>
public sealed class Answers(RequestLimiter limiter)
{
    /// <summary>Answers a request that costs nothing but a look into storage.</summary>
    public static async Task<IResult> OfAsync(HttpRequest request, Func<ApiRequest, Task<Representation>> answer)
    {
        try
        {
            if (request.Path.Value?.Length + request.QueryString.Value?.Length > ApiLimits.UrlCharacters)
            {
                return new ProblemResult(Problem.TooLong);
            }

            var query = request.Query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? "")));
            return new ViewResult(await answer(new ApiRequest(request.PathBase + request.Path.ToUriComponent(), query, request.Headers.Accept.Count == 0 ? null : string.Join(',', request.Headers.Accept.ToArray()))));
        }
        catch (ProblemException error)
        {
            return new ProblemResult(error.Problem);
        }
    }

    /// <summary>Answers a request that costs work, unless its client asks too often.</summary>
    public Task<IResult> LimitedAsync(HttpRequest request, Func<ApiRequest, Task<Representation>> answer) =>
        limiter.Wait(request) is { } wait ? Task.FromResult<IResult>(new ProblemResult(Problem.TooMany(wait))) : OfAsync(request, answer);
}
