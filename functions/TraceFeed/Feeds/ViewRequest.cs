namespace TraceFeed.Feeds;

/// <summary>What of a request decides its answer; a header that is repeated is joined by commas, one not sent is null.</summary>
/// <param name="Method">The method.</param>
/// <param name="IfNoneMatch">If-None-Match.</param>
/// <param name="IfModifiedSince">If-Modified-Since.</param>
/// <param name="AcceptEncoding">Accept-Encoding.</param>
/// <param name="IfMatch">If-Match.</param>
/// <param name="IfUnmodifiedSince">If-Unmodified-Since.</param>
public sealed record ViewRequest(string Method, string? IfNoneMatch = null, string? IfModifiedSince = null, string? AcceptEncoding = null, string? IfMatch = null, string? IfUnmodifiedSince = null);
