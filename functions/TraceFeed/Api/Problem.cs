using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TraceFeed.Api;

/// <summary>Why a request is not answered, as RFC 9457 problem details. The type is <c>about:blank</c>, so the title is the status in words (section 4.2.1).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">The status in words.</param>
/// <param name="Detail">What is wrong, where, and what to do.</param>
/// <param name="Parameter">The parameter or header that is wrong; null when none is.</param>
/// <param name="Allowed">What may stand there instead; null when that is not a list.</param>
public sealed record Problem(int Status, string Title, string Detail, string? Parameter = null, IReadOnlyList<string>? Allowed = null)
{
    /// <summary>What it is served as.</summary>
    public const string ContentType = "application/problem+json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The seconds after which to ask again; null unless the client asked too often.</summary>
    [JsonIgnore]
    public int? RetryAfter { get; private init; }

    /// <summary>A parameter has a value that it cannot have, or is none.</summary>
    public static Problem BadRequest(string parameter, string detail, IReadOnlyList<string>? allowed = null) => new(400, "Bad Request", detail, parameter, allowed);

    /// <summary>Nothing is there.</summary>
    public static Problem NotFound(string detail, string? parameter = null, IReadOnlyList<string>? allowed = null) => new(404, "Not Found", detail, parameter, allowed);

    /// <summary>None of the media types that the client takes is offered.</summary>
    public static Problem NotAcceptable(IReadOnlyList<string> offered) =>
        new(406, "Not Acceptable", "No media type named in Accept is offered here; ask for one of those allowed, or leave Accept out.", "Accept", offered);

    /// <summary>The address is too long.</summary>
    public static readonly Problem TooLong = new(414, "URI Too Long", FormattableString.Invariant($"Path and query may have {ApiLimits.UrlCharacters:N0} characters; ask with fewer values of a filter, several times."));

    /// <summary>The client asks too often.</summary>
    public static Problem TooMany(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return new Problem(429, "Too Many Requests", FormattableString.Invariant($"Ask again in {seconds} seconds. One client may make {ApiLimits.PerSecond} requests a second, and {ApiLimits.Burst} at once; the pages of the log and feeds without a filter are not counted.")) { RetryAfter = seconds };
    }

    /// <summary>The problem in UTF-8.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new { type = "about:blank", title = Title, status = Status, detail = Detail, parameter = Parameter, allowed = Allowed }, Json);
}
