namespace TraceFeed.Observations;

/// <summary>A text of a file that says what its numbers mean, and where it stands.</summary>
/// <param name="Text">The text, cleaned; markers of footnotes and dates taken off where the definition says so.</param>
/// <param name="Sheet">The sheet's name, or the pattern of JSON records; null for a file without sheets.</param>
/// <param name="Ref">The A1 reference, or JSON pointer; null when it is no one cell.</param>
public sealed record Worded(string Text, string? Sheet = null, string? Ref = null);
