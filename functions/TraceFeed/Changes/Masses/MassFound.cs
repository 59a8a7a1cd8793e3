namespace TraceFeed.Changes.Masses;

/// <summary>A mass change that a rule found.</summary>
/// <param name="Event">The change, without an id.</param>
/// <param name="Members">The differences that are part of it, as indexes into <see cref="Differences.Changes"/>.</param>
internal sealed record MassFound(Change Event, IReadOnlyList<int> Members);
