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
    private static readonly SiteSettings Site = new(new Uri("https://feeds.example"));

    private readonly LogRows log = new(ledger.Storage);

    public SeriesList List => new(ledger.Storage, ledger.Catalog, log, Asked.Links);

    public SeriesAnswer Series => new(ledger.Storage, ledger.Catalog, log, Asked.Links);

    public ChangeAnswers Changes => new(ledger.Storage, ledger.Catalog, Asked.Links);

    public SeriesRevisions Revisions => new(ledger.Storage, ledger.Catalog, log, Asked.Links, Site);

    public SeriesVintages Vintages => new(ledger.Storage, ledger.Catalog, log, Asked.Links);

    public PublicationAnswers Publications => new(ledger.Storage, ledger.Catalog, log, Asked.Links);

    public VintageAnswers Whole => new(ledger.Storage, ledger.Catalog, log, new PublicViews(ledger.Storage), Asked.Links, Site);

    public static string[] Lines(Representation answer) => Encoding.UTF8.GetString(answer.Content.Span).TrimEnd('\n').Split('\n');

    /// <summary>The id of the series of an area.</summary>
    public async Task<string> IdAsync(string area, string more = "") =>
        (await List.AnswerAsync(Asked.For($"/series?area={Uri.EscapeDataString(area)}{more}"), CancellationToken.None)).Json().GetProperty("series").EnumerateArray().Single().GetProperty("id").GetString()!;

    public async Task<JsonElement> SeriesAsync(string id, string query = "") => (await Series.AnswerAsync(Asked.For($"/series/{id}{query}"), id, CancellationToken.None)).Json();

    public async Task<JsonElement> VintagesAsync(string id, string query = "") => (await Vintages.AnswerAsync(Asked.For($"/series/{id}/vintages{query}"), id, CancellationToken.None)).Json();

    public async Task<JsonElement> RevisionsAsync(string id, string query = "") => (await Revisions.AnswerAsync(Asked.For($"/series/{id}/revisions{query}"), id, CancellationToken.None)).Json();
}
