using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>What one change that stands for many holds. Its members are the changes of the same commit that name it in <see cref="Change.PartOf"/>.</summary>
/// <param name="Counts">Counts of members, by table and measure.</param>
/// <param name="Areas">The areas that are gone or back, for changed coverage; else empty.</param>
/// <param name="Since">The id of the change by which the areas that are back went missing; null when it is not known, and for other kinds.</param>
public sealed record MassChange(IReadOnlyList<MassCount> Counts, IReadOnlyList<Area> Areas, string? Since = null);
