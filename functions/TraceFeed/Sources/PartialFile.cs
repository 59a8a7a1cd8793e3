namespace TraceFeed.Sources;

/// <summary>A file that holds a part of what its publication stated; what it lacks is not stated and never a change.</summary>
/// <param name="Sha256">The file's SHA-256, in lower-case hex.</param>
/// <param name="Why">Why it is partial.</param>
public sealed record PartialFile(string Sha256, string Why);
