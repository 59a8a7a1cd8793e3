using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TraceFeed.Pipeline;

/// <summary>Asks for rendering what the log has new. Every body is one, since it has nothing to say but the trace it belongs to.</summary>
/// <param name="Trace">The trace; the default one for none.</param>
public sealed record PublishMessage(ActivityContext Trace)
{
    /// <summary>The message's body.</summary>
    public BinaryData ToBody() => MessageTrace.Body(new JsonObject(), Trace);

    /// <summary>Reads a body.</summary>
    public static PublishMessage Of(BinaryData body) => new(MessageTrace.Of(body));
}
