using System.Text.Json;

namespace TraceFeed.Fetching;

/// <summary>What paging needs to know of one page of an API, <c>{count, next, previous, results: […]}</c>. Reading is pure.</summary>
/// <param name="Next">The address of the next page as written; null on the last one.</param>
/// <param name="Count">How many results all pages have, null when the page does not say.</param>
/// <param name="Results">How many results this page has.</param>
internal sealed record ApiPage(string? Next, long? Count, int Results)
{
    private const string Remedy = "Expected was a JSON object with a list 'results'; look at the address in a browser, and if the API changed, the definition must follow.";

    /// <summary>Reads a page.</summary>
    /// <param name="json">The page, at most 64 levels deep.</param>
    /// <param name="where">Where it came from, for messages.</param>
    /// <exception cref="FetchException">It is not an object with <c>results</c>, or its <c>next</c> is no text.</exception>
    internal static ApiPage Parse(ReadOnlyMemory<byte> json, Uri where)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("results", out var results) || results.ValueKind is not JsonValueKind.Array)
            {
                throw new FetchException("A page of an API has no results", where, Remedy);
            }

            return new ApiPage(
                root.TryGetProperty("next", out var next) ? Text(next, where) : null,
                root.TryGetProperty("count", out var count) && count.ValueKind is JsonValueKind.Number && count.TryGetInt64(out var number) ? number : null,
                results.GetArrayLength());
        }
        catch (JsonException e)
        {
            throw new FetchException("A page of an API is not JSON", where, Remedy, e);
        }
    }

    private static string? Text(JsonElement next, Uri where)
    {
        try
        {
            return next.ValueKind is JsonValueKind.String or JsonValueKind.Null ? next.GetString() : throw new InvalidOperationException("Not a text.");
        }
        catch (InvalidOperationException e)
        {
            // Another kind, or half a surrogate pair, escaped: valid JSON, but no text.
            throw new FetchException("A page of an API has a 'next' that is neither an address nor null", where, Remedy, e);
        }
    }
}
