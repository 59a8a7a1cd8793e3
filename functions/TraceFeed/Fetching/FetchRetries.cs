using System.Globalization;
using System.Net;
using Polly;
using Polly.Retry;

namespace TraceFeed.Fetching;

/// <summary>Which failures of a fetch are worth another try, and when.</summary>
internal static class FetchRetries
{
    /// <summary>Tries passing failures again, after what the origin asks for or else after doubling waits with jitter.</summary>
    internal static ResiliencePipeline<Fetched> Create(FetchPolicy policy, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<Fetched> { TimeProvider = time };
        return policy.Retries == 0 ? builder.Build() : builder.AddRetry(new RetryStrategyOptions<Fetched>
        {
            MaxRetryAttempts = policy.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = policy.FirstDelay,
            ShouldHandle = args => ValueTask.FromResult(
                args.Outcome.Exception is FetchException { IsTransient: true } e && !(e.RetryAfter > policy.LongestRetryAfter)),
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as FetchException)?.RetryAfter),
        }).Build();
    }

    /// <summary>The failure that a status other than 200 (or an expected 304) means.</summary>
    internal static FetchException Unexpected(HttpResponseMessage response, Uri uri, TimeProvider time)
    {
        var status = response.StatusCode;
        var remedy = status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => "The publisher has moved or removed it; look for its new address.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => "Only what is public without a login can be a source.",
            HttpStatusCode.NotModified => "Nothing was known of it, so this makes no sense; tell the publisher.",
            _ => "Try later; if it stays so, tell the publisher.",
        };
        return new FetchException(string.Create(CultureInfo.InvariantCulture, $"The site answered {(int)status}"), uri, remedy)
        {
            Status = status,
            IsTransient = status is >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests,
            RetryAfter = RetryAfter(response, time),
        };
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var after = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - time.GetUtcNow();
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }
}
