using System.Text.Json;

namespace TraceFeed.Pipeline;

/// <summary>Asks for one publication to be taken in.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Publication">The publisher's id of the publication.</param>
public sealed record IngestMessage(string Source, string Publication)
{
    /// <summary>The message's body.</summary>
    public BinaryData ToBody() => BinaryData.FromObjectAsJson(this);

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is not a message of this kind.</exception>
    public static IngestMessage Of(BinaryData body) =>
        body.ToObjectFromJson<IngestMessage>() is { Source: not null, Publication: not null } message ? message : throw new JsonException("An ingest message names a source and a publication.");
}
