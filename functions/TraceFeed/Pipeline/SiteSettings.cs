namespace TraceFeed.Pipeline;

/// <summary>What a deployment says of itself.</summary>
/// <param name="BaseUrl">The public base URL of every link: fixed by configuration, never taken from a request.</param>
public sealed record SiteSettings(Uri BaseUrl);
