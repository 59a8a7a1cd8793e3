namespace TraceFeed.Changes;

/// <summary>How what stands around the numbers was worded, placed or named before, and how it is now.</summary>
/// <param name="Aspect">One of <see cref="DriftAspect"/>.</param>
/// <param name="From">Before; none for what is new.</param>
/// <param name="To">Now; none for what is gone.</param>
/// <param name="Concerns">Series that it concerns; null where that is not counted.</param>
public sealed record Drift(string Aspect, IReadOnlyList<DriftEnd> From, IReadOnlyList<DriftEnd> To, int? Concerns = null);
