using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Feeds;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>Requests as a test writes them, and their answers.</summary>
internal static class Asked
{
    public static readonly SiteLinks Links = new(new Uri("https://feeds.example"));

    /// <summary>The request of a path with a query.</summary>
    public static ApiRequest For(string pathAndQuery, string? accept = null)
    {
        var parts = pathAndQuery.Split('?', 2);
        var query = parts.Length == 1 ? [] : parts[1].Split('&').Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
        return new ApiRequest(parts[0], query, accept);
    }

    public static JsonElement Json(this Representation answer) => JsonDocument.Parse(answer.Content).RootElement;
}
