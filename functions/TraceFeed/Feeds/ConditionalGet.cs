using System.Globalization;
using System.IO.Compression;

namespace TraceFeed.Feeds;

/// <summary>
/// Answers a request for a rendered view by RFC 9110 and 9111: validators, 304, gzip and Brotli each under a tag of its own. Pure, so
/// that every case is a line of a test.
/// </summary>
public static class ConditionalGet
{
    /// <summary>Bytes below which compression saves nothing worth having: they fit one network packet.</summary>
    public const int WorthCompressing = 1_024;

    /// <summary>The answer.</summary>
    /// <param name="request">The request.</param>
    /// <param name="view">What was asked for.</param>
    /// <param name="now">The time that the answer will be dated with.</param>
    public static ViewAnswer Answer(ViewRequest request, Representation view, DateTimeOffset now)
    {
        if (request.Method is not ("GET" or "HEAD"))
        {
            return new ViewAnswer(405, new Dictionary<string, string> { ["Allow"] = "GET, HEAD", ["Content-Length"] = "0" }, default);
        }

        var dated = view.Immutable || !view.Undated;
        var coding = AcceptedEncodings.Parse(request.AcceptEncoding).Choose(view.Content.Length >= WorthCompressing);
        var tag = coding is null ? $"\"{view.Hash}\"" : $"\"{view.Hash}-{coding}\"";
        var modified = Seconds(view.LastModified < now ? view.LastModified : now);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["ETag"] = tag,
            ["Cache-Control"] = CacheControl(view.Immutable, view.MaxAge),
            ["Vary"] = view.Negotiated ? "Accept, Accept-Encoding" : "Accept-Encoding",
            ["Access-Control-Allow-Origin"] = "*",
            ["Access-Control-Expose-Headers"] = "ETag, Link, Content-Disposition, Retry-After, " + Representation.CursorHeader,
            ["X-Content-Type-Options"] = "nosniff",
        };
        if (view.ContentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
        {
            headers["Content-Security-Policy"] = PageStyle.ContentSecurityPolicy;
        }

        if (dated)
        {
            // A second change within this second must not look like this one: until the second is over, it is told as the one before.
            headers["Last-Modified"] = HttpDate.Format(Seconds(now) == modified ? modified.AddSeconds(-1) : modified);
        }

        foreach (var (name, value) in view.Headers)
        {
            headers[name] = value;
        }

        if (IsRefused(request, tag, dated ? modified : null))
        {
            return new ViewAnswer(412, headers, default);
        }

        if (IsKnown(request, tag, dated ? modified : null, now))
        {
            return new ViewAnswer(304, headers, default);
        }

        var body = coding is null ? view.Content : Compressed(view.Content.Span, coding);
        headers["Content-Type"] = view.ContentType;
        headers["Content-Length"] = body.Length.ToString(CultureInfo.InvariantCulture);
        if (coding is not null)
        {
            headers["Content-Encoding"] = coding;
        }

        return new ViewAnswer(200, headers, request.Method == "HEAD" ? default : body);
    }

    // If-None-Match, where sent, decides alone; a date that is none or lies in the future says nothing.
    private static bool IsKnown(ViewRequest request, string tag, DateTimeOffset? modified, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(request.IfNoneMatch)
            ? HttpDate.Parse(request.IfModifiedSince) is { } since && since <= now && modified <= since
            : EntityTags.Name(request.IfNoneMatch, tag);

    // RFC 9110, sections 13.1.1, 13.1.4 and 13.2.2: who asks for one it names gets no other. Tags are compared strongly; a weak one names none.
    private static bool IsRefused(ViewRequest request, string tag, DateTimeOffset? modified) => string.IsNullOrWhiteSpace(request.IfMatch)
        ? HttpDate.Parse(request.IfUnmodifiedSince) is { } since && modified > since
        : !EntityTags.Name(request.IfMatch.Replace("W/\"", "\"weak ", StringComparison.Ordinal), tag);

    private static DateTimeOffset Seconds(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>How long a cache may keep a view. What never changes under its address need not be asked for again, RFC 8246.</summary>
    internal static string CacheControl(bool immutable, TimeSpan maxAge) => immutable
        ? "public, max-age=31536000, immutable"
        : string.Create(CultureInfo.InvariantCulture, $"public, max-age={(long)maxAge.TotalSeconds}, stale-while-revalidate=60, stale-if-error=86400");

    private static byte[] Compressed(ReadOnlySpan<byte> content, string coding)
    {
        using var output = new MemoryStream();
        using (Stream compressed = coding == "br" ? new BrotliStream(output, CompressionLevel.Optimal) : new GZipStream(output, CompressionLevel.Optimal))
        {
            compressed.Write(content);
        }

        return output.ToArray();
    }
}
