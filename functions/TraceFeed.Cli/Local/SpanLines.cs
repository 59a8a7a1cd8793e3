using System.Diagnostics;
using System.Globalization;
using TraceFeed.Cli.Output;
using TraceFeed.Pipeline;

namespace TraceFeed.Cli.Local;

/// <summary>Writes a line for each span of the pipeline when it ends: when, what, how long, its attributes, and the first digits of its trace.</summary>
internal sealed class SpanLines : IDisposable
{
    private const int TraceDigits = 8;

    private readonly ActivityListener listener;

    /// <summary>Listens until it is disposed.</summary>
    public SpanLines(TextWriter stderr)
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == PipelineTrace.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => stderr.WriteLine(Line(span)),
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>The line of a span that has ended.</summary>
    internal static string Line(Activity span)
    {
        var ended = (span.StartTimeUtc + span.Duration).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);
        var attributes = string.Join("", span.TagObjects.Where(tag => tag.Key.StartsWith(TelemetryName.Prefix, StringComparison.Ordinal)).Select(tag => string.Create(CultureInfo.InvariantCulture, $" {TelemetryName.Short(tag.Key)}={tag.Value}")));
        var failure = span.Status == ActivityStatusCode.Error ? " failed: " + span.StatusDescription : "";
        return TerminalText.Escape(string.Create(
            CultureInfo.InvariantCulture, $"{ended} trace {span.TraceId.ToHexString()[..TraceDigits]} {span.DisplayName} {span.Duration.TotalMilliseconds:0} ms{attributes}{failure}"));
    }

    public void Dispose() => listener.Dispose();
}
