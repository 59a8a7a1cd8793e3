using System.Text;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class PagedApiTests
{
    private const string Api = "https://api.example.org/metrics/cases";
    private static readonly string[] Hosts = ["api.example.org"];

    [Fact]
    public async Task The_pages_of_all_endpoints_are_joined_in_order_with_their_own_bytes()
    {
        const string First = "{ \"count\": 3, \"next\": \"" + Api + "?page=2&page_size=2\",\n\"results\": [1, 2] }\n";
        const string Second = "{\"count\":3,\"next\":null,\"results\":[3.10]}";
        const string Other = "{\"results\":[]}";
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync((context.Request.Path.Value, context.Request.QueryString.Value) switch
        {
            ("/metrics/cases", "?page_size=2") => First,
            ("/metrics/cases", "?page=2&page_size=2") => Second,
            ("/other", "?sex=all&page_size=2") => Other,
            _ => "?",
        }));
        using var client = site.Client();

        var fetched = await new PagedApi(client).GetAsync([new Uri(Api), new Uri("https://api.example.org/other?sex=all")], 2, Hosts, CancellationToken.None);

        Assert.Equal($"[{First},{Second},{Other}]", Encoding.UTF8.GetString(fetched.Content.Span));
        Assert.Equal((null, null), (fetched.ETag, fetched.LastModified));
    }

    [Theory]
    [InlineData("https://evil.example/metrics/cases?page=2", "not one of this source's hosts")]
    [InlineData("http://api.example.org/metrics/cases?page=2", "Only https")]
    [InlineData("https://api.example.org/metrics/deaths?page=2", "elsewhere")]
    [InlineData("https://api.example.org/metrics/cases/../deaths?page=2", "elsewhere")]
    [InlineData("https://api.example.org@evil.example/metrics/cases", "user name")]
    [InlineData("https://169.254.169.254/metrics/cases", "not an address")]
    [InlineData("/metrics/cases?page=2", "")]
    [InlineData("https://api.example.org/metrics/cases?page_size=365", "round in circles")]
    public async Task A_next_page_elsewhere_or_seen_before_is_refused_before_it_is_asked_for(string next, string why)
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync($$"""{"count":2,"next":"{{next}}","results":[1]}"""));
        using var client = site.Client();

        var error = await RefusedAsync(client);

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        Assert.Single(site.Requests);
    }

    [Theory]
    [InlineData("[]", "no results")]
    [InlineData("{}", "no results")]
    [InlineData("{\"results\":{}}", "no results")]
    [InlineData("{\"results\":[]", "not JSON")]
    [InlineData("<html></html>", "not JSON")]
    [InlineData("", "not JSON")]
    [InlineData("{\"results\":[],\"next\":2}", "neither an address nor null")]
    [InlineData("{\"results\":[],\"next\":\"\\ud800\"}", "neither an address nor null")]
    [InlineData("{\"results\":[],\"next\":\"\"}", "not a URL")]
    public async Task A_page_that_is_none_is_refused_with_its_address(string page, string why)
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(page));
        using var client = site.Client();

        var error = await RefusedAsync(client);

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
        if (!page.Contains("\"\"", StringComparison.Ordinal))
        {
            Assert.Contains(Api + "?page_size=365", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pages_of_two_states_are_not_joined()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(context.Request.Query.ContainsKey("page")
            ? """{"count":3,"next":null,"results":[2,3]}"""
            : $$"""{"count":2,"next":"{{Api}}?page=2","results":[1]}"""));
        using var client = site.Client();
        Assert.Contains("changed while", (await RefusedAsync(client)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "[3]")]
    [InlineData(4, "[3]")]
    [InlineData(5, "[]")]
    public async Task Pages_with_more_or_fewer_results_than_they_say_are_refused_with_both_numbers(int count, string rest)
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync(context.Request.Query.ContainsKey("page")
            ? $$"""{"count":{{count}},"next":null,"results":{{rest}}}"""
            : $$"""{"count":{{count}},"next":"{{Api}}?page=2","results":[1,2]}"""));
        using var client = site.Client();
        Assert.Contains($"have {(rest == "[]" ? 2 : 3)} results although they say that there are {count}", (await RefusedAsync(client)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_without_end_are_bounded_in_number_and_in_bytes()
    {
        var page = 0;
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync($$"""{"next":"{{Api}}?page={{Interlocked.Increment(ref page)}}","results":[1]}"""));
        using var client = site.Client();
        Assert.Contains("more than 1000 pages", (await RefusedAsync(client)).Message, StringComparison.Ordinal);
        Assert.Equal(PagedApi.MostPages, site.Requests.Count);

        using var small = site.Client(new FetchPolicy { MaxDecompressedBytes = 1000, Retries = 0 });
        Assert.Contains("more than 1000 bytes together", (await RefusedAsync(small)).Message, StringComparison.Ordinal);
        Assert.True(site.Requests.Count < PagedApi.MostPages + 20);
    }

    private static Task<FetchException> RefusedAsync(OriginalClient client) =>
        Assert.ThrowsAsync<FetchException>(() => new PagedApi(client).GetAsync([new Uri(Api)], 365, Hosts, CancellationToken.None));
}
