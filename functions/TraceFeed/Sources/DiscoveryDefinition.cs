using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>How the publications of a source are found: exactly one of the four ways is given.</summary>
public sealed record DiscoveryDefinition
{
    /// <summary>The only hosts that anything may come from, whichever the way.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>A collection of GOV.UK; null for another way.</summary>
    public GovUkDefinition? GovUk { get; init; }

    /// <summary>One address whose content is replaced at each release; null for another way.</summary>
    public FixedDefinition? Fixed { get; init; }

    /// <summary>Addresses that have a date in them; null for another way.</summary>
    public DatedDefinition? Dated { get; init; }

    /// <summary>A paged JSON API; null for another way.</summary>
    public ApiDefinition? Api { get; init; }

    /// <summary>Whether releases have no address of their own: each takes the place of the one before.</summary>
    [JsonIgnore]
    public bool Replaces => Fixed is not null || Api is not null;
}
