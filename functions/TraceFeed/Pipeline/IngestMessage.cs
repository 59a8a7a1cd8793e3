using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TraceFeed.Pipeline;

/// <summary>Asks for one publication to be taken in.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Publication">The publisher's id of the publication.</param>
public sealed record IngestMessage(string Source, string Publication)
{
    /// <summary>The trace that taking it in belongs to; the default one for none.</summary>
    [JsonIgnore]
    public ActivityContext Trace { get; init; }

    /// <summary>The message's body.</summary>
    public BinaryData ToBody() => MessageTrace.Body(new JsonObject { [nameof(Source)] = Source, [nameof(Publication)] = Publication }, Trace);

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is not a message of this kind.</exception>
    public static IngestMessage Of(BinaryData body) => body.ToObjectFromJson<IngestMessage>() is { Source: not null, Publication: not null } message
        ? message with { Trace = MessageTrace.Of(body) }
        : throw new JsonException("An ingest message names a source and a publication.");
}
