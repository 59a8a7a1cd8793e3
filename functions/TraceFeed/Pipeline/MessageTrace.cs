using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TraceFeed.Pipeline;

/// <summary>
/// The trace that a message carries on, in the words of W3C Trace Context. Whoever can write into the queue can write anything here, so
/// what is not well formed is no trace, and never an error: no message fails by it.
/// </summary>
internal static class MessageTrace
{
    private const string Parent = "traceparent";
    private const string State = "tracestate";

    // As much as the specification asks anybody to hand on.
    private const int LongestState = 512;

    /// <summary>A message's body, with the trace if there is one.</summary>
    public static BinaryData Body(JsonObject message, ActivityContext trace)
    {
        if (trace.TraceId != default)
        {
            message[Parent] = $"00-{trace.TraceId}-{trace.SpanId}-{(trace.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? "01" : "00")}";
            if (IsState(trace.TraceState))
            {
                message[State] = trace.TraceState;
            }
        }

        return BinaryData.FromString(message.ToJsonString());
    }

    /// <summary>The trace in a message's body; the default one when there is none to be read.</summary>
    public static ActivityContext Of(BinaryData body)
    {
        try
        {
            using var json = JsonDocument.Parse(body.ToMemory());
            return json.RootElement.ValueKind == JsonValueKind.Object
                && ActivityContext.TryParse(Text(json.RootElement, Parent), Text(json.RootElement, State) is { } state && IsState(state) ? state : null, isRemote: true, out var trace)
                && trace.TraceId != default && trace.SpanId != default
                ? trace
                : default;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No JSON, or text that is half a character.
            return default;
        }
    }

    private static string? Text(JsonElement message, string name) => message.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsState(string? text) => text is { Length: > 0 and <= LongestState } && text.All(c => c is >= ' ' and <= '~');
}
