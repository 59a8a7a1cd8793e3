namespace TraceFeed.Fetching;

/// <summary>A file that a publication offers; nothing of it has been fetched.</summary>
/// <param name="Url">Where it is, absolute; not yet checked against the source's hosts.</param>
/// <param name="Title">Its title on the page.</param>
/// <param name="Filename">Its name, or else the last part of its URL.</param>
/// <param name="ContentType">Its media type, null when the page does not say.</param>
/// <param name="Size">Its size in bytes, null when the page does not say exactly.</param>
public sealed record DiscoveredFile(Uri Url, string Title, string Filename, string? ContentType, long? Size);
