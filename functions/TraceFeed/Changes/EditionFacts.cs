namespace TraceFeed.Changes;

/// <summary>One file of a publication.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Url">Where it was found; null for a file given by hand.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hex.</param>
public sealed record EditionFacts(string Name, Uri? Url, string Sha256);
