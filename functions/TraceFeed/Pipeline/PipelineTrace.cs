using System.Diagnostics;

namespace TraceFeed.Pipeline;

/// <summary>The spans of the pipeline, from a look to the rendered views; docs/observability.md has each with its tags. Nothing is made while nobody listens.</summary>
public static class PipelineTrace
{
    /// <summary>The name of the source of spans, and of the meter.</summary>
    public const string Name = "TraceFeed";

    /// <summary>One source is looked at.</summary>
    internal const string Discover = "discover";

    /// <summary>An original is fetched.</summary>
    internal const string Fetch = "fetch";

    /// <summary>A file is read.</summary>
    internal const string Read = "read";

    /// <summary>A file is compared with what the log states, and its changes are committed.</summary>
    internal const string Commit = "commit";

    /// <summary>Views are rendered.</summary>
    internal const string Publish = "publish";

    /// <summary>A message is sent: the verb before the name of the queue.</summary>
    internal const string Send = "send";

    /// <summary>A message is worked on: likewise.</summary>
    internal const string Process = "process";

    private static readonly ActivitySource Spans = new(Name);

    /// <summary>The trace that is under way, ours or the host's; the default one for none.</summary>
    internal static ActivityContext Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.Context : default;

    /// <summary>Begins the span of rendering; null while nobody listens.</summary>
    internal static Activity? Rendering() => Spans.StartActivity(Publish);

    /// <summary>Begins a span of a source, and of one of its files where one is named; null while nobody listens.</summary>
    internal static Activity? Start(string span, string source, string? file = null)
    {
        var started = Spans.StartActivity(span)?.SetTag(TelemetryTag.Source, source);
        return file is null ? started : started?.SetTag(TelemetryTag.File, file);
    }

    /// <summary>Begins the span of sending a message; null while nobody listens.</summary>
    internal static Activity? Sending(string queue) => Message(Send, queue, ActivityKind.Producer, default);

    /// <summary>Begins the span of working on a message, in the trace that it carries on; null while nobody listens.</summary>
    internal static Activity? Processing(string queue, ActivityContext asked) => Message(Process, queue, ActivityKind.Consumer, asked);

    /// <summary>Does some work within a span, which ends with it, and is marked as failed where the work fails.</summary>
    internal static Task InAsync(Activity? span, Func<Task> work) => InAsync(span, async () =>
    {
        await work();
        return 0;
    });

    /// <summary>The same with what comes of the work.</summary>
    internal static async Task<T> InAsync<T>(Activity? span, Func<Task<T>> work)
    {
        using (span)
        {
            try
            {
                return await work();
            }
            catch (Exception error) when (span.Failed(error))
            {
                throw;
            }
        }
    }

    /// <summary>Marks a span as failed, with the reason. For the filter of a catch clause: always false, so that the error goes on as if it were not looked at.</summary>
    internal static bool Failed(this Activity? span, Exception error)
    {
        span?.SetStatus(ActivityStatusCode.Error, error.Message).SetTag("error.type", error.GetType().FullName);
        return false;
    }

    // The host has a span of its own for each message, of another trace.
    private static Activity? Message(string verb, string queue, ActivityKind kind, ActivityContext parent) => Spans.StartActivity(
        $"{verb} {queue}", kind, parent, links: parent != default && Current is var host && host != default ? [new ActivityLink(host)] : null)?
        .SetTag("messaging.system", "azure_storage_queue")
        .SetTag("messaging.operation.name", verb)
        .SetTag("messaging.operation.type", verb)
        .SetTag("messaging.destination.name", queue);
}
