namespace TraceFeed.Fetching;

/// <summary>
/// The limits of one fetch. They bound what an origin can cost; where a fetch may go is not a matter of policy
/// (see <see cref="HostGuard"/> and <see cref="AddressGuard"/>, which cannot be switched off).
/// </summary>
public sealed record FetchPolicy
{
    /// <summary>Most bytes of a body as sent, 64 MiB: far more than any statistical workbook seen.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most bytes of a body once decompressed.</summary>
    public int MaxDecompressedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>
    /// Most bytes that one compressed byte may become, asked of bodies over <see cref="RatioFloor"/>. Tables and JSON stay
    /// below 50; gzip can reach 1,032 and brotli far more.
    /// </summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Decompressed bytes below which no ratio is a danger.</summary>
    public int RatioFloor { get; init; } = 1024 * 1024;

    /// <summary>Most redirects followed for one fetch.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Longest time for the whole fetch: redirects, retries and waits included.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest time for all pages of an API together, each of them being one fetch.</summary>
    public TimeSpan PagesDeadline { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Slowest acceptable body, in bytes a second, measured over each <see cref="PaceWindow"/>.</summary>
    public int MinimumBytesPerSecond { get; init; } = 1024;

    /// <summary>The time over which the pace of a body is measured.</summary>
    public TimeSpan PaceWindow { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a fetch that failed for a passing reason is tried again.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The wait before the first retry; it doubles (with jitter) for the next.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest Retry-After that is waited for; a longer one ends the fetch.</summary>
    public TimeSpan LongestRetryAfter { get; init; } = TimeSpan.FromSeconds(30);
}
