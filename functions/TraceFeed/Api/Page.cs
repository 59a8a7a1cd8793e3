using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>An answer of which there may be more.</summary>
internal static class Page
{
    /// <summary>The parameter that says behind what an answer goes on.</summary>
    public const string After = "after";

    /// <summary>The answer, its form chosen by the request, with a link to the next one.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="next">The URL of the next; null for the last.</param>
    /// <param name="frozen">Whether its address never has another.</param>
    public static Representation Of(Representation answer, string? next, bool frozen = false) => answer with
    {
        Negotiated = true,
        Immutable = frozen,
        Headers = next is null ? answer.Headers : new Dictionary<string, string>(answer.Headers) { ["Link"] = $"<{next}>; rel=\"next\"" },
    };
}
