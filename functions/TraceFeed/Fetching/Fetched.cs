namespace TraceFeed.Fetching;

/// <summary>What an origin answered: a whole body, or that the one we know still stands.</summary>
public sealed record Fetched
{
    /// <summary>The URL that answered, after redirects.</summary>
    public required Uri FinalUri { get; init; }

    /// <summary>The body, decompressed; empty when <see cref="NotModified"/>.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The entity tag as sent, null when none or not a valid one.</summary>
    public string? ETag { get; init; }

    /// <summary>The Last-Modified time, null when none.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The media type without parameters, lower-case; null when none was stated.</summary>
    public string? ContentType { get; init; }

    /// <summary>The origin answered 304: what the given validators describe is still current.</summary>
    public bool NotModified { get; init; }

    /// <summary>Last-Modified where it can be true, that is since there are web servers and not after the given moment; else null.</summary>
    internal DateTimeOffset? ModifiedBy(DateTimeOffset now) => LastModified is { Year: > 1990 } modified && modified <= now ? modified : null;

    /// <summary>What to give to the next fetch of the same URL.</summary>
    public FetchValidators Validators => new(ETag, LastModified);
}
