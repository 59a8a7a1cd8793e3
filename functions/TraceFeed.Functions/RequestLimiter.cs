using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace TraceFeed.Functions;

/// <summary>
/// Tells clients that ask too often to wait. Each instance of the app counts for itself, so that many instances let more through: it
/// guards against one runaway client, not against an attack, which is the platform's to stop.
/// </summary>
public sealed class RequestLimiter : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter;

    /// <param name="burst">Requests that one client may make at once.</param>
    /// <param name="perSecond">Requests a second that one client may make for long.</param>
    public RequestLimiter(int burst, int perSecond) => limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    }));

    /// <summary>How long the client of a request has to wait; null when it may go on.</summary>
    public TimeSpan? Wait(HttpRequest request)
    {
        using var lease = limiter.AttemptAcquire(Client(request));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1);
    }

    public void Dispose() => limiter.Dispose();

    // The platform's own front end appends the address it saw; what stands before it the client may have written.
    private static string Client(HttpRequest request) =>
        request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim() is { Length: > 0 } seen && (IPEndPoint.TryParse(seen, out var end) ? end.Address : null) is { } address
            ? address.ToString()
            : request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
}
