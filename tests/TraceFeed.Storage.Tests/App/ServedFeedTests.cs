using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.App;

[Collection(SampleSiteTests.Name)]
public sealed class ServedFeedTests(SampleSite site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static readonly TheoryData<string> Feeds = ["", "sources/england-test-and-trace/", "sources/england-test-and-trace-local/", "areas/E92000001/"];

    [Fact]
    public async Task The_first_example_of_the_project_is_a_title_of_the_feed()
    {
        var items = (await site.Http.GetFromJsonAsync<JsonElement>("/feed.json")).GetProperty("items").EnumerateArray();
        Assert.Contains(items, item => item.GetProperty("title").GetString() == "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised between 6 August and 3 September)");
    }

    [Theory]
    [MemberData(nameof(Feeds))]
    public async Task All_three_formats_have_the_same_ids_order_and_dates(string folder)
    {
        var json = (await site.Http.GetFromJsonAsync<JsonElement>($"/{folder}feed.json")).GetProperty("items").EnumerateArray()
            .Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("date_published").GetDateTimeOffset())).ToList();
        var atom = XDocument.Parse(await site.Http.GetStringAsync($"/{folder}feed.atom")).Root!.Elements(Atom + "entry")
            .Select(entry => (entry.Element(Atom + "id")!.Value, DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, CultureInfo.InvariantCulture))).ToList();
        var rss = XDocument.Parse(await site.Http.GetStringAsync($"/{folder}feed.rss")).Root!.Element("channel")!.Elements("item")
            .Select(item => (item.Element("guid")!.Value, DateTimeOffset.Parse(item.Element("pubDate")!.Value, CultureInfo.InvariantCulture))).ToList();

        Assert.NotEmpty(json);
        Assert.Equal(json, json.OrderByDescending(item => item.Item2));
        Assert.Equal(json, atom);
        Assert.Equal(json.Select(item => (item.Item1, item.Item2.ToUnixTimeSeconds())), rss.Select(item => (item.Item1, item.Item2.ToUnixTimeSeconds())));
    }

    [Fact]
    public async Task Every_item_has_a_page_at_its_public_address()
    {
        foreach (var item in (await site.Http.GetFromJsonAsync<JsonElement>("/feed.json")).GetProperty("items").EnumerateArray())
        {
            var url = item.GetProperty("url").GetString()!;
            Assert.StartsWith(SampleSite.PublicBaseUrl + "/", url, StringComparison.Ordinal);
            using var page = await site.Http.GetAsync(url[SampleSite.PublicBaseUrl.Length..]);
            Assert.Equal("text/html; charset=utf-8", page.EnsureSuccessStatusCode().Content.Headers.ContentType!.ToString());
        }
    }

    [Fact]
    public async Task The_sample_history_is_verified_whole()
    {
        var report = await new Verification(site.Storage, DefinitionCatalog.Embedded).RunAsync(null, CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal((9, 4), (report.Rows, report.Sources));
    }

    [Fact]
    public async Task Publications_are_in_the_log_in_the_order_of_publication()
    {
        var rows = new List<LogRow>();
        await foreach (var row in new LogTable(site.Storage.Log).AfterAsync(0, null, CancellationToken.None))
        {
            rows.Add(row);
        }

        Assert.All(rows.GroupBy(row => row.Source), own => Assert.Equal(own.Select(row => row.Published).Order(), own.Select(row => row.Published)));
    }

    [Fact]
    public async Task A_second_run_adds_nothing_and_leaves_the_same_bytes_and_entity_tags()
    {
        string[] paths = ["/", .. Feeds.SelectMany(feed => new[] { "json", "rss", "atom" }.Select(format => $"/{feed.Data}feed.{format}")), .. DefinitionCatalog.Embedded.Sources.Select(source => "/sources/" + source.Id)];
        var before = await AllAsync(site.Http, paths);
        var rows = await new CommitReader(site.Storage).HeadAsync(CancellationToken.None);

        using var second = await site.StartAsync();
        foreach (var source in DefinitionCatalog.Embedded.Sources)
        {
            await second.Services.GetRequiredService<Discoverer>().LookAsync(source, CancellationToken.None);
        }

        await site.RestAsync();
        await second.Services.GetRequiredService<ViewPublisher>().RunAsync(CancellationToken.None);
        using var http = SampleSite.Client(second);
        Assert.Equal(before, await AllAsync(http, paths));
        Assert.Equal(rows, await new CommitReader(site.Storage).HeadAsync(CancellationToken.None));
        await second.StopAsync();
    }

    private static async Task<List<(string Path, string? Tag, DateTimeOffset? Modified, string Body)>> AllAsync(HttpClient http, IEnumerable<string> paths)
    {
        var all = new List<(string, string?, DateTimeOffset?, string)>();
        foreach (var path in paths)
        {
            using var response = (await http.GetAsync(path)).EnsureSuccessStatusCode();

            // A view of an area may be rendered by this very request, and is dated a second before while that second lasts.
            var modified = path.StartsWith("/areas/", StringComparison.Ordinal) ? null : response.Content.Headers.LastModified;
            all.Add((path, response.Headers.ETag?.ToString(), modified, await response.Content.ReadAsStringAsync()));
        }

        return all;
    }
}
