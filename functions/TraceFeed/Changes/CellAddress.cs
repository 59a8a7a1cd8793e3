namespace TraceFeed.Changes;

/// <summary>A cell of an archived original.</summary>
/// <param name="Sha256">SHA-256 of the file, lower-case hex.</param>
/// <param name="Sheet">The sheet's name; null for a file without sheets.</param>
/// <param name="Ref">The A1 reference.</param>
public sealed record CellAddress(string Sha256, string? Sheet, string Ref);
