using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.App;

namespace TraceFeed.Storage.Tests.Api;

[Collection(SampleSiteTests.Name)]
public sealed class ServedQueriesTests(SampleSite site)
{
    private const string National = "england-test-and-trace";
    private const int Seed = 20201029;
    private const int AskedOfEachFile = 20;

    /// <summary>Every figure of every change stands in the cell that the change names; a seeded sample of them is asked for by HTTP.</summary>
    [Fact]
    public async Task Every_cell_of_the_changes_resolves_to_the_number_that_stands_there()
    {
        var figures = (await site.ChangesAsync()).SelectMany(change => new[] { "old", "new" }.Select(name => change.GetProperty(name)))
            .Where(stated => stated.ValueKind == JsonValueKind.Object && stated.GetProperty("cell").ValueKind == JsonValueKind.Object)
            .Select(stated => (Cell: stated.GetProperty("cell"), Stated: stated.GetProperty("value").GetString() ?? stated.GetProperty("status").GetString()!))
            .Select(one => (Sha256: one.Cell.GetProperty("sha256").GetString()!, Sheet: one.Cell.GetProperty("sheet").GetString(), Ref: one.Cell.GetProperty("ref").GetString()!, one.Stated)).Distinct().ToList();
        Assert.True(figures.Count > 1000);
        Assert.True(figures.Select(one => one.Sha256).Distinct().Count() > 5);

        foreach (var file in figures.GroupBy(one => one.Sha256))
        {
            var cells = await site.CellsAsync(file.Key);
            Assert.All(file, one => Assert.True(cells.TryGetValue((one.Sheet, one.Ref), out var shown) && SameFigure.Is(shown, one.Stated), $"{one.Sheet}!{one.Ref} of {file.Key}"));
        }

        var random = new Random(Seed);
        foreach (var (sha256, sheet, reference, stated) in figures.GroupBy(one => one.Sha256).SelectMany(file => file.OrderBy(_ => random.Next()).Take(AskedOfEachFile)))
        {
            var cell = await JsonAsync(TraceFeed.Feeds.SiteLinks.Cell(sha256, sheet, reference));
            var shown = cell.GetProperty("text").GetString() ?? cell.GetProperty("value").GetString()!;
            Assert.True(SameFigure.Is(shown, stated), $"{sheet}!{reference} of {sha256} holds {shown}, the change says {stated}");
        }
    }

    [Fact]
    public async Task A_cell_has_a_page_for_people_that_marks_it_and_runs_nothing()
    {
        var cell = (await site.ChangesAsync()).Select(change => change.GetProperty("new")).First(stated => stated.ValueKind == JsonValueKind.Object && stated.GetProperty("cell").GetProperty("sheet").ValueKind == JsonValueKind.String).GetProperty("cell");
        using var request = new HttpRequestMessage(HttpMethod.Get, TraceFeed.Feeds.SiteLinks.Cell(cell.GetProperty("sha256").GetString()!, cell.GetProperty("sheet").GetString(), cell.GetProperty("ref").GetString()!));
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await site.Http.SendAsync(request);
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Single(page.Split("aria-current=\"true\"").Skip(1));
        Assert.Contains("(this cell)", page, StringComparison.Ordinal);
        Assert.Contains("/originals/" + cell.GetProperty("sha256").GetString(), page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Fact]
    public async Task Every_series_of_the_list_answers_and_its_latest_figures_are_the_vintages()
    {
        var list = (await JsonAsync($"/series?source={National}&measure=contacts-reached-percent&limit=500")).GetProperty("series").EnumerateArray().ToList();
        Assert.NotEmpty(list);
        var csv = (await site.Http.GetStringAsync($"/vintages/{National}")).Split('\n').Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')).ToLookup(fields => fields[^5]);
        foreach (var id in list.Select(series => series.GetProperty("id").GetString()!))
        {
            var values = (await JsonAsync("/series/" + id)).GetProperty("values").EnumerateArray().ToList();
            Assert.Equal(csv[id].Count(), values.Count);
            Assert.Equal(csv[id].Select(fields => (fields[^4], fields[^3])).Order(), values.Select(value => ($"{value.GetProperty("period").GetProperty("start").GetString()}/{value.GetProperty("period").GetProperty("end").GetString()}", value.GetProperty("set").GetProperty("seq").GetInt64().ToString(CultureInfo.InvariantCulture))).Order());
            Assert.True((await JsonAsync($"/series/{id}/vintages")).GetProperty("periods").GetArrayLength() >= values.Count);
        }
    }

    [Fact]
    public async Task Every_publication_of_the_log_is_listed_and_tells_what_it_brought()
    {
        var publications = (await JsonAsync("/publications")).GetProperty("publications").EnumerateArray().ToList();
        Assert.Equal(9, publications.Count);
        var (changes, derived) = (0L, 0L);
        foreach (var publication in publications)
        {
            var one = await JsonAsync(publication.GetProperty("url").GetString()![SampleSite.PublicBaseUrl.Length..]);
            foreach (var commit in one.GetProperty("commits").EnumerateArray())
            {
                var (counted, ofDerived) = (Sum(commit, "counts"), Sum(commit, "derived"));
                Assert.Equal(commit.GetProperty("lastSequence").GetInt64() - commit.GetProperty("firstSequence").GetInt64() + 1, counted + ofDerived);
                (changes, derived) = (changes + counted + ofDerived, derived + ofDerived);
                var file = commit.GetProperty("files")[0];
                using var original = await site.Http.GetAsync(file.GetProperty("original").GetString()![SampleSite.PublicBaseUrl.Length..]);
                Assert.Equal(file.GetProperty("name").GetString(), original.Content.Headers.ContentDisposition!.FileNameStar);
            }
        }

        Assert.Equal((await JsonAsync("/log/head")).GetProperty("sequence").GetInt64(), changes);
        Assert.Equal((await site.ChangesAsync()).Count(change => change.TryGetProperty("origin", out _)), derived);

        static long Sum(JsonElement commit, string counts) => commit.GetProperty(counts).EnumerateObject().Sum(kind => kind.Value.GetInt64());
    }

    [Theory]
    [InlineData("/series?source=nobody", 400, "source")]
    [InlineData("/series?limit=501", 400, "limit")]
    [InlineData("/series?after=x", 400, "after")]
    [InlineData("/publications/england-test-and-trace.000000000000", 404, "id")]
    [InlineData("/publications?limit=0", 400, "limit")]
    [InlineData("/vintages/nobody", 404, "source")]
    [InlineData("/vintages/england-test-and-trace?asOf=soon", 400, "asOf")]
    [InlineData("/vintages/england-test-and-trace/datapackage.json?asOf=2000-01-01", 404, "asOf")]
    [InlineData("/sources?x=y", 400, "x")]
    [InlineData("/status?x=y", 400, "x")]
    [InlineData("/cells/0000000000000000000000000000000000000000000000000000000000000000/A1", 404, "sha256")]
    [InlineData("/cells/..%2f..%2fpublic/A1", 404, "sha256")]
    public async Task A_problem_names_the_parameter_and_is_kept_by_no_cache(string path, int status, string parameter)
    {
        using var response = await site.Http.GetAsync(path);
        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(parameter, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("parameter").GetString());
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/series", "application/xml")]
    [InlineData("/vintages/england-test-and-trace", "application/json")]
    public async Task What_is_not_offered_is_not_acceptable(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
    }

    [Fact]
    public async Task Sources_and_status_name_every_source()
    {
        foreach (var path in new[] { "/sources", "/status" })
        {
            Assert.Equal(DefinitionCatalog.Embedded.Sources.Select(source => source.Id), (await JsonAsync(path)).GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()));
        }

        Assert.Equal("https://jsonfeed.org/version/1.1", (await JsonAsync("/status/feed.json")).GetProperty("version").GetString());
    }

    private async Task<JsonElement> JsonAsync(string path) => await site.Http.GetFromJsonAsync<JsonElement>(path);
}
