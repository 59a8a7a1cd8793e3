namespace Microsoft.Azure.Functions.Worker.Hosting;

internal sealed class Retry(int count, int most) : RetryContext
{
    public override int RetryCount { get; } = count;

    public override int MaxRetryCount { get; } = most;
}
