namespace TraceFeed.Pipeline;

/// <summary>What a deployment says of itself.</summary>
/// <param name="BaseUrl">The public base URL of every link: fixed by configuration, never taken from a request.</param>
/// <param name="Notice">What stands on every page and in every feed's description, as plain text: that the site runs on samples; null for nothing.</param>
public sealed record SiteSettings(Uri BaseUrl, string? Notice = null);
