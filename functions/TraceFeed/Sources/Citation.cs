namespace TraceFeed.Sources;

/// <summary>A public document that a definition leans on.</summary>
/// <param name="Title">Its title and date.</param>
/// <param name="Url">Where it stands.</param>
public sealed record Citation(string Title, Uri Url);
