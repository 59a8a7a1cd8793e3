using System.Reflection;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>The OpenAPI 3.1 description of the site, <c>openapi.json</c> beside this file: what it says of routes, limits and kinds is held to the code by tests.</summary>
public static class OpenApi
{
    private static readonly Lazy<byte[]> Json = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });

    /// <summary>The description.</summary>
    /// <exception cref="ProblemException">The request has a parameter.</exception>
    public static Representation Answer(ApiRequest request)
    {
        request.Allow();
        return Representation.Of(Json.Value, DateTimeOffset.UnixEpoch, MediaOffer.Json.MediaType, ApiLimits.MaxAge);
    }
}
