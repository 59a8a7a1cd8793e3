namespace TraceFeed.Sources;

/// <summary>The licence of a source's figures.</summary>
/// <param name="Name">Its name and version.</param>
/// <param name="Url">Its text.</param>
/// <param name="Attribution">The sentence that the licence asks every re-user to carry.</param>
public sealed record Licence(string Name, Uri Url, string Attribution);
