namespace TraceFeed.Sources;

/// <summary>Who publishes a source.</summary>
/// <param name="Name">The body's name.</param>
/// <param name="Url">Its page.</param>
public sealed record Publisher(string Name, Uri Url);
