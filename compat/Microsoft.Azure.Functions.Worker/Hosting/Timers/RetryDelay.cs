using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>How often, and after which delays, a failed timer function is run again.</summary>
internal sealed class RetryDelay
{
    private readonly TimeSpan _minimum;
    private readonly TimeSpan _maximum;

    private RetryDelay(int most, TimeSpan minimum, TimeSpan maximum)
    {
        Most = most;
        _minimum = minimum;
        _maximum = maximum;
    }

    /// <summary>-1 is without end.</summary>
    public int Most { get; }

    public static RetryDelay? Of(RetryAttribute? attribute)
    {
        var delay = attribute switch
        {
            FixedDelayRetryAttribute always => new RetryDelay(
                always.MaxRetryCount, Span(always.DelayInterval), Span(always.DelayInterval)),
            ExponentialBackoffRetryAttribute backoff => new RetryDelay(
                backoff.MaxRetryCount, Span(backoff.MinimumInterval), Span(backoff.MaximumInterval)),
            _ => null,
        };
        return delay is { Most: < -1 }
            ? throw new InvalidOperationException($"A retry count is -1 or more, not {delay.Most}.")
            : delay;
    }

    public bool Allows(int retry) => Most == -1 || retry <= Most;

    /// <param name="retry">1 is the first run after the one that failed.</param>
    public TimeSpan Before(int retry)
    {
        var doubled = _minimum.Ticks * Math.Pow(2, retry - 1);
        return doubled < _maximum.Ticks ? TimeSpan.FromTicks((long)doubled) : _maximum;
    }

    private static TimeSpan Span(string text) =>
        TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero
            ? span
            : throw new InvalidOperationException($"A retry interval is written hh:mm:ss, not '{text}'.");
}
