using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>The API's answers from the log of a test.</summary>
internal sealed class Questions(Ledger ledger)
{
    private readonly LogRows log = new(ledger.Storage);

    public static SiteLinks Links { get; } = new(new Uri("https://feeds.example"));

    public SeriesList List => new(ledger.Storage, ledger.Catalog, log, Links);

    public SeriesAnswer Series => new(ledger.Storage, ledger.Catalog, log, Links);

    public SeriesVintages Vintages => new(ledger.Storage, ledger.Catalog, log, Links);

    public PublicationAnswers Publications => new(ledger.Storage, ledger.Catalog, log, Links);

    public VintageAnswers Whole => new(ledger.Storage, ledger.Catalog, log, new PublicViews(ledger.Storage), Links);

    /// <summary>The request of a path with query.</summary>
    public static ApiRequest Ask(string url)
    {
        var parts = url.Split('?');
        var query = parts.Length == 1 ? [] : parts[1].Split('&').Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
        return new ApiRequest(parts[0], query, accept: null);
    }

    public static JsonElement Json(Representation answer) => JsonDocument.Parse(answer.Content).RootElement;

    public static string[] Lines(Representation answer) => Encoding.UTF8.GetString(answer.Content.Span).TrimEnd('\n').Split('\n');

    /// <summary>The id of the series of an area.</summary>
    public async Task<string> IdAsync(string area, string more = "") =>
        Json(await List.AnswerAsync(Ask($"/series?area={Uri.EscapeDataString(area)}{more}"), CancellationToken.None)).GetProperty("series").EnumerateArray().Single().GetProperty("id").GetString()!;

    public async Task<JsonElement> SeriesAsync(string id, string query = "") => Json(await Series.AnswerAsync(Ask($"/series/{id}{query}"), id, CancellationToken.None));

    public async Task<JsonElement> VintagesAsync(string id, string query = "") => Json(await Vintages.AnswerAsync(Ask($"/series/{id}/vintages{query}"), id, CancellationToken.None));
}
