using System.Text.Json.Serialization;

namespace TraceFeed.Changes;

/// <summary>What is known of a publication when it is taken into the log.</summary>
public sealed record PublicationFacts
{
    /// <summary>The publisher's id of it, such as a path; unique within the source.</summary>
    public required string Id { get; init; }

    /// <summary>What the publisher calls it; null when unknown.</summary>
    public string? Title { get; init; }

    /// <summary>Its page; null when unknown.</summary>
    public Uri? Page { get; init; }

    /// <summary>The day it was published; null when unknown.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>The day the publication it is compared with was published; null for the first, or when unknown.</summary>
    public DateOnly? PreviousPublished { get; init; }

    /// <summary>The publisher's change notes when it was taken in, the newest first; null when there were none. Ids of changes do not depend on them.</summary>
    public IReadOnlyList<PublisherNote>? Notes { get; init; }

    /// <summary>The new ones of <see cref="Notes"/> beside what was found; null when none is new or there is nothing to say. Ids of changes do not depend on them.</summary>
    public IReadOnlyList<NoteFinding>? Findings { get; init; }

    /// <summary>What a maintainer decided of a file that was quarantined; null for one that never was. Ids of changes do not depend on it.</summary>
    public QuarantineFacts? Quarantine { get; init; }

    /// <summary>Whether it is older than the newest in the log when it was taken in: added for the record, and compared with nothing. Ids of changes do not depend on it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Backloaded { get; init; }

    /// <summary>Its files.</summary>
    public required IReadOnlyList<EditionFacts> Files { get; init; }

    /// <summary>What was odd about its files, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
