namespace TraceFeed.Fetching;

/// <summary>
/// What an origin said of a body it sent, to be shown to it again so that it need not repeat the body (RFC 9110, section 13).
/// Only values that the origin itself sent belong here.
/// </summary>
/// <param name="ETag">The entity tag with its quotes and, if weak, its <c>W/</c>.</param>
/// <param name="LastModified">The time of the last change, to the second.</param>
public sealed record FetchValidators(string? ETag, DateTimeOffset? LastModified);
