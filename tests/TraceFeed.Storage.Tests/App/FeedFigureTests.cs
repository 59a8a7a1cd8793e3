using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TraceFeed.Feeds;

namespace TraceFeed.Storage.Tests.App;

/// <summary>Whoever has a feed has, for every observed figure of it, the address of the cell it was read from.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class FeedFigureTests(SampleSite site)
{
    private const int Asked = 60;

    [Fact]
    public async Task Every_observed_figure_of_every_item_of_the_feed_and_its_pages_is_the_logs_and_is_linked_in_the_text()
    {
        var log = (await site.ChangesAsync()).ToDictionary(change => change.GetProperty("seq").GetInt64());
        var items = await ItemsAsync();
        var figures = Figures(items).ToList();
        Assert.True(items.Count > 20 && figures.Count > 100, $"{items.Count} items with {figures.Count} figures");
        foreach (var (item, change, name, stated) in figures)
        {
            var logged = log[change.GetProperty("seq").GetInt64()].GetProperty(name);
            var cell = logged.GetProperty("cell");
            Assert.Equal((Text(logged, "value"), Text(logged, "status")), (Text(stated, "value"), Text(stated, "status")));
            var path = SiteLinks.Cell(cell.GetProperty("sha256").GetString()!, cell.GetProperty("sheet").GetString(), cell.GetProperty("ref").GetString()!);
            Assert.Equal(SampleSite.PublicBaseUrl + path, stated.GetProperty("cell").GetProperty("url").GetString());
            Assert.True(WebUtility.HtmlDecode(item.GetProperty("content_html").GetString())!.Contains($"href=\"{SampleSite.PublicBaseUrl}{path}\"", StringComparison.Ordinal), $"{item.GetProperty("id")} does not link {path}");
        }
    }

    [Fact]
    public async Task A_figure_of_a_feed_leads_by_one_request_to_the_cell_that_holds_it()
    {
        var random = new Random(Asked);
        foreach (var (_, _, _, stated) in Figures(await ItemsAsync()).OrderBy(_ => random.Next()).Take(Asked))
        {
            var cell = await site.Http.GetFromJsonAsync<JsonElement>(stated.GetProperty("cell").GetProperty("url").GetString()![SampleSite.PublicBaseUrl.Length..]);
            var (told, shown) = (Text(stated, "value") ?? Text(stated, "status")!, Text(cell, "text") ?? Text(cell, "value")!);
            Assert.True(SameFigure.Is(shown, told), $"{cell.GetProperty("ref")} holds {shown}, the feed says {told}");
        }
    }

    [Fact]
    public async Task An_item_that_does_not_carry_all_its_changes_says_where_the_rest_is_and_that_is_all_of_them()
    {
        var told = 0;
        foreach (var extension in (await ItemsAsync()).Select(item => item.GetProperty("_tracefeed")))
        {
            var carried = extension.GetProperty("changes").GetArrayLength();
            Assert.Equal(carried == extension.GetProperty("count").GetInt32(), extension.GetProperty("complete").GetBoolean());
            if (!extension.GetProperty("complete").GetBoolean() && told++ < 10)
            {
                var rest = await site.Http.GetFromJsonAsync<JsonElement>(extension.GetProperty("url").GetString()![SampleSite.PublicBaseUrl.Length..] + "&limit=500");
                var sequences = rest.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("seq").GetInt64()).ToHashSet();
                Assert.All(extension.GetProperty("changes").EnumerateArray(), change => Assert.True(sequences.Count == 500 || sequences.Contains(change.GetProperty("seq").GetInt64())));
                Assert.True(sequences.Max() <= extension.GetProperty("sequence").GetProperty("last").GetInt64());
            }
        }

        Assert.True(told > 0);
    }

    private static IEnumerable<(JsonElement Item, JsonElement Change, string Name, JsonElement Stated)> Figures(IEnumerable<JsonElement> items) =>
        from item in items
        from change in item.GetProperty("_tracefeed").GetProperty("changes").EnumerateArray()
        from name in new[] { "old", "new" }
        where change.TryGetProperty(name, out var stated) && stated.ValueKind == JsonValueKind.Object && stated.TryGetProperty("cell", out _)
        select (item, change, name, change.GetProperty(name));

    private static string? Text(JsonElement of, string member) => of.TryGetProperty(member, out var text) ? text.GetString() : null;

    private async Task<List<JsonElement>> ItemsAsync()
    {
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        for (var address = "/feed.json"; address is not null;)
        {
            var feed = await site.Http.GetFromJsonAsync<JsonElement>(address);
            foreach (var item in feed.GetProperty("items").EnumerateArray())
            {
                items.TryAdd(item.GetProperty("id").GetString()!, item);
            }

            address = Text(feed, "next_url")?[SampleSite.PublicBaseUrl.Length..];
        }

        return [.. items.Values];
    }
}
