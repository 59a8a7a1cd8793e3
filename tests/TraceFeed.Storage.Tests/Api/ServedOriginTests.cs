using System.Net.Http.Json;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.App;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>What the site that the samples make says of what is derived: in feeds with a filter, of sources, of publications and figure by figure.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class ServedOriginTests(SampleSite site)
{
    private const string National = "england-test-and-trace";
    private const int Seed = 20200903;
    private const int Followed = 30;

    [Theory]
    [InlineData("/feed.json")]
    [InlineData("/sources/england-test-and-trace/feed.json")]
    [InlineData("/areas/E92000001/feed.json")]
    public async Task A_feed_of_one_origin_has_its_items_alone_and_together_they_count_what_the_whole_feed_counts(string path)
    {
        var (all, published, derived) = (await ItemsAsync(path), await ItemsAsync(path + "?origin=published"), await ItemsAsync(path + "?origin=derived"));
        Assert.All(published, item => Assert.Equal("published", Extension(item).GetProperty("origin").GetString()));
        Assert.All(derived, item => Assert.Equal("derived", Extension(item).GetProperty("origin").GetString()));
        Assert.All(derived.SelectMany(Changes), change => Assert.Equal("derived", change.GetProperty("origin").GetString()));
        Assert.All(published.SelectMany(Changes), change => Assert.False(change.TryGetProperty("origin", out _)));
        Assert.All(derived, item => Assert.Contains("no official statistics", item.GetProperty("content_html").GetString(), StringComparison.Ordinal));
        Assert.Equal(Tables(all, "derived"), Tables(derived, "derived"));
        Assert.Equal(Tables(all, "published"), Tables(published, "published"));
        Assert.NotEmpty(derived);

        // Made of other changes, and so other entries.
        var ids = all.Select(item => item.GetProperty("id").GetString()).ToHashSet();
        Assert.DoesNotContain(published.Concat(derived), item => ids.Contains(item.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("/feed.json")]
    [InlineData("/feed.atom")]
    [InlineData("/feed.rss")]
    [InlineData("/areas/E92000001/feed.atom")]
    public async Task Each_form_of_a_feed_has_the_filter_and_says_it_and_another_filter_is_another_entity(string path)
    {
        using var whole = await site.Http.GetAsync(path);
        using var published = await site.Http.GetAsync(path + "?origin=published");
        using var derived = await site.Http.GetAsync(path + "?origin=derived");
        Assert.Equal(3, new[] { whole, published, derived }.Select(answer => answer.Headers.ETag!.Tag).Distinct().Count());
        Assert.Contains("only origin published", await published.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("only origin derived", await derived.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("only origin", await whole.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // Nothing of it is kept, and yet who has it is sent no body.
        using var again = new HttpRequestMessage(HttpMethod.Get, path + "?origin=published");
        again.Headers.TryAddWithoutValidation("If-None-Match", published.Headers.ETag!.ToString());
        Assert.Equal(System.Net.HttpStatusCode.NotModified, (await site.Http.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("/feed.json")]
    [InlineData("/sources/england-test-and-trace/feed.rss")]
    [InlineData("/areas/E92000001/feed.atom")]
    [InlineData("/changes")]
    [InlineData("/series")]
    public async Task An_origin_that_there_is_not_is_refused_with_those_that_there_are(string path)
    {
        using var response = await site.Http.GetAsync(path + "?origin=official");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((400, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(("origin", "'origin' cannot be 'official'; for several values repeat the parameter."), (problem.GetProperty("parameter").GetString(), problem.GetProperty("detail").GetString()));
        Assert.Equal(Origin.All, problem.GetProperty("allowed").EnumerateArray().Select(allowed => allowed.GetString()!));
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_source_tells_its_derived_tables_with_what_is_computed_and_how()
    {
        foreach (var source in (await JsonAsync("/sources")).GetProperty("sources").EnumerateArray())
        {
            var definition = DefinitionCatalog.Embedded.Find(source.GetProperty("id").GetString()!)!;
            var tables = source.GetProperty("tables").EnumerateArray().ToList();
            Assert.Equal(definition.Derived.Select(table => table.Id), tables.Where(table => table.GetProperty("origin").GetString() == "derived").Select(table => table.GetProperty("id").GetString()!));
            Assert.All(tables, table => Assert.Equal(table.GetProperty("origin").GetString() == "derived", table.TryGetProperty("rows", out _)));
            Assert.Equal(
                definition.Derived.SelectMany(table => table.Rows).Select(row => (row.Measure, row.Label, row.Unit, row.Method)),
                tables.Where(table => table.TryGetProperty("rows", out _)).SelectMany(table => table.GetProperty("rows").EnumerateArray()).Select(row => (Text(row, "measure"), Text(row, "label"), Text(row, "unit"), (string?)Text(row, "method"))));
        }
    }

    [Fact]
    public async Task A_publication_counts_apart_what_it_changed_of_derived_figures()
    {
        var log = (await site.ChangesAsync()).ToDictionary(change => change.GetProperty("seq").GetInt64());
        var told = 0;
        foreach (var publication in (await JsonAsync($"/publications?source={National}")).GetProperty("publications").EnumerateArray())
        {
            foreach (var commit in (await JsonAsync(Text(publication, "url")[SampleSite.PublicBaseUrl.Length..])).GetProperty("commits").EnumerateArray())
            {
                var changes = Range(commit.GetProperty("firstSequence").GetInt64(), commit.GetProperty("lastSequence").GetInt64()).Select(sequence => log[sequence]).ToLookup(change => change.TryGetProperty("origin", out _));
                foreach (var (name, derived) in new[] { ("counts", false), ("derived", true) })
                {
                    Assert.Equal(changes[derived].CountBy(change => Text(change, "kind")).Select(pair => (pair.Key, pair.Value)).Order(), commit.GetProperty(name).EnumerateObject().Select(kind => (kind.Name, kind.Value.GetInt32())).Order());
                }

                told += changes[true].Count();
            }
        }

        Assert.True(told > 200, $"{told} derived changes");

        static IEnumerable<long> Range(long first, long last) => Enumerable.Range(0, (int)(last - first + 1)).Select(i => first + i);
    }

    /// <summary>Every input of every value of the derived series of England stands in the cell that it names; some are followed by HTTP.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?asOf=2020-09-03")]
    public async Task Every_figure_that_a_derived_one_is_computed_from_stands_in_the_cell_that_it_names(string asOf)
    {
        var inputs = new List<JsonElement>();
        foreach (var series in (await JsonAsync($"/series?source={National}&origin=derived")).GetProperty("series").EnumerateArray())
        {
            var values = (await JsonAsync($"/series/{Text(series, "id")}{asOf}")).GetProperty("values").EnumerateArray().ToList();
            Assert.NotEmpty(values);
            Assert.All(values, value => Assert.True(value.GetProperty("inputs").GetArrayLength() > 0 && value.GetProperty("cell").ValueKind == JsonValueKind.Null));
            inputs.AddRange(values.SelectMany(value => value.GetProperty("inputs").EnumerateArray()));
        }

        Assert.True(inputs.Count > 200, $"{inputs.Count} inputs");
        Assert.All(inputs, input => Assert.Equal(Text(input, "origin") == "derived", input.GetProperty("cell").ValueKind == JsonValueKind.Null));
        var published = inputs.Where(input => Text(input, "origin") == "published").ToList();
        foreach (var file in published.GroupBy(input => Text(input.GetProperty("cell"), "sha256")))
        {
            var cells = await site.CellsAsync(file.Key);
            Assert.All(file, input => Assert.True(SameFigure.Is(cells[(Text(input.GetProperty("cell"), "sheet"), Text(input.GetProperty("cell"), "ref"))], Text(input, "value")), input.GetRawText()));
        }

        var random = new Random(Seed);
        foreach (var input in published.OrderBy(_ => random.Next()).Take(Followed))
        {
            var cell = await JsonAsync(Text(input.GetProperty("cell"), "url")[SampleSite.PublicBaseUrl.Length..]);
            Assert.True(SameFigure.Is(Text(cell, "value"), Text(input, "value")), $"{input.GetRawText()} and {cell.GetRawText()}");
        }
    }

    /// <summary>What <c>/series</c> has of a derived value is what the log has of the change that set it, as long as no input was revised since without moving it.</summary>
    [Fact]
    public async Task The_inputs_of_a_value_are_those_of_the_change_that_set_it_where_none_was_revised_since()
    {
        var log = (await site.ChangesAsync()).Where(change => change.TryGetProperty("inputs", out _)).ToDictionary(change => change.GetProperty("seq").GetInt64());
        var same = 0;
        foreach (var series in (await JsonAsync($"/series?source={National}&origin=derived")).GetProperty("series").EnumerateArray())
        {
            foreach (var value in (await JsonAsync($"/series/{Text(series, "id")}")).GetProperty("values").EnumerateArray())
            {
                var (logged, now) = (Inputs(log[value.GetProperty("set").GetProperty("seq").GetInt64()]), Inputs(value));
                Assert.Equal(logged.Select(input => (input.Series, input.Period)), now.Select(input => (input.Series, input.Period)));
                same += logged.SequenceEqual(now) ? 1 : 0;
            }
        }

        Assert.True(same > 100, $"{same} values");

        static List<(string Series, string Period, string Value)> Inputs(JsonElement of) => [.. of.GetProperty("inputs").EnumerateArray().Select(input => (Text(input, "series"), input.GetProperty("period").GetRawText(), Text(input, "value")))];
    }

    private static JsonElement Extension(JsonElement item) => item.GetProperty("_tracefeed");

    private static IEnumerable<JsonElement> Changes(JsonElement item) => Extension(item).GetProperty("changes").EnumerateArray();

    // How many changes of which table of which commit; items about the publication as a whole count what is beside them.
    private static IEnumerable<(string Commit, string Subject, int Count)> Tables(IEnumerable<JsonElement> items, string origin) => items.Select(Extension)
        .Where(item => Text(item, "origin") == origin && Text(item, "subject") != "publication")
        .Select(item => (item.GetProperty("commit").GetRawText(), Text(item, "subject"), item.GetProperty("count").GetInt32())).Order();

    private static string Text(JsonElement of, string member) => of.GetProperty(member).GetString()!;

    private async Task<List<JsonElement>> ItemsAsync(string path)
    {
        var items = new List<JsonElement>();
        for (var address = path; address is not null;)
        {
            var feed = await JsonAsync(address);
            items.AddRange(feed.GetProperty("items").EnumerateArray().Select(item => item.Clone()));
            address = feed.TryGetProperty("next_url", out var next) ? next.GetString()![SampleSite.PublicBaseUrl.Length..] : null;
        }

        return [.. items.DistinctBy(item => item.GetProperty("id").GetString())];
    }

    private async Task<JsonElement> JsonAsync(string path) => await site.Http.GetFromJsonAsync<JsonElement>(path);
}
