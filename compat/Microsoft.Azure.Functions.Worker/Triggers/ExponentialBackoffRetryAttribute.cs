namespace Microsoft.Azure.Functions.Worker;

public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>A time span, <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>A time span, <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }
}
