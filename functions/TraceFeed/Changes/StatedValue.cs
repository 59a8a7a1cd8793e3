namespace TraceFeed.Changes;

/// <summary>What a publication stated for a period.</summary>
/// <param name="Value">The number as an exact decimal string in the unit's precision; null when only a symbol stands there.</param>
/// <param name="Status">The status symbol; null for none.</param>
/// <param name="Cell">Where it stands; null only when it is no longer known.</param>
public sealed record StatedValue(string? Value, string? Status, CellAddress? Cell);
