using TraceFeed.Observations;

namespace TraceFeed.Changes.Thresholds;

/// <summary>How long a series had been on one side of a threshold.</summary>
/// <param name="Since">The first day of the first period on that side, as far back as is known; null when periods have no dates.</param>
/// <param name="Periods">How many periods, one after the other.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Value">Its figure then, as an exact decimal string; null where none stands there any more, such as one that is withheld now.</param>
public sealed record HeldSide(DateOnly? Since, int Periods, Period Last, string? Value);
