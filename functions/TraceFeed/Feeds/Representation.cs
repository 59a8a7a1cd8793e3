using System.Security.Cryptography;

namespace TraceFeed.Feeds;

/// <summary>A rendered view with what HTTP needs to serve it.</summary>
public sealed record Representation
{
    /// <param name="content">The bytes, not compressed.</param>
    /// <param name="hash">Their SHA-256 in lower-case hex.</param>
    /// <param name="lastModified">When they came to be as they are.</param>
    /// <param name="contentType">The media type.</param>
    /// <param name="maxAge">How long a cache may keep them unasked, in whole seconds.</param>
    /// <exception cref="ArgumentException">Hash or media type would not be a header's value.</exception>
    public Representation(ReadOnlyMemory<byte> content, string hash, DateTimeOffset lastModified, string contentType, TimeSpan maxAge)
    {
        if (hash.Length != 64 || hash.AsSpan().ContainsAnyExcept("0123456789abcdef"))
        {
            throw new ArgumentException("An entity tag is made of a SHA-256 in lower-case hex.", nameof(hash));
        }

        if (contentType.Any(char.IsControl))
        {
            throw new ArgumentException("A media type has no control characters.", nameof(contentType));
        }

        (Content, Hash, LastModified, ContentType, MaxAge) = (content, hash, lastModified, contentType, maxAge);
    }

    /// <summary>The bytes, not compressed.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Their SHA-256 in lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>When they came to be as they are.</summary>
    public DateTimeOffset LastModified { get; }

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>How long a cache may keep them unasked.</summary>
    public TimeSpan MaxAge { get; }

    /// <summary>The header that tells a poller the sequence number to ask after next.</summary>
    public const string CursorHeader = "TraceFeed-Cursor";

    /// <summary>Whether nothing tells when it came to be as it is, so that only its entity tag says whether a reader has it.</summary>
    public bool Undated { get; init; }

    /// <summary>Whether its address never has other bytes.</summary>
    public bool Immutable { get; init; }

    /// <summary>Whether the request's Accept decided the media type.</summary>
    public bool Negotiated { get; init; }

    /// <summary>Further headers, which a 304 repeats; names and values fit for HTTP.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A representation whose hash is computed here.</summary>
    public static Representation Of(ReadOnlyMemory<byte> content, DateTimeOffset lastModified, string contentType, TimeSpan maxAge) =>
        new(content, Convert.ToHexStringLower(SHA256.HashData(content.Span)), lastModified, contentType, maxAge);
}
