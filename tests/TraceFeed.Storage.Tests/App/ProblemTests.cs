using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TraceFeed.Api;
using TraceFeed.Functions;

namespace TraceFeed.Storage.Tests.App;

[Collection(SampleSiteTests.Name)]
public sealed class ProblemTests(SampleSite site)
{
    [Theory]
    [InlineData("/changes?limit=0", null, 400, "limit", "a whole number from 1 to 500")]
    [InlineData("/changes?limit=501", null, 400, "limit", "a whole number from 1 to 500")]
    [InlineData("/changes?limit=ten", null, 400, "limit", "a whole number from 1 to 500")]
    [InlineData("/changes?limit=1&limit=2", null, 400, "limit", null)]
    [InlineData("/changes?after=-1", null, 400, "after", "a whole number from 0 to 9223372036854775806")]
    [InlineData("/changes?after=9223372036854775807", null, 400, "after", "a whole number from 0 to 9223372036854775806")]
    [InlineData("/changes?after=", null, 400, "after", null)]
    [InlineData("/changes?kind=value.changed", null, 400, "kind", "value.revised")]
    [InlineData("/changes?kind=value.revised,value.withdrawn", null, 400, "kind", "value.withdrawn")]
    [InlineData("/changes?source=england", null, 400, "source", "england-test-and-trace")]
    [InlineData("/changes?since=1", null, 400, "since", "after")]
    [InlineData("/changes?Limit=1", null, 400, "Limit", "limit")]
    [InlineData("/changes?format=xml", null, 400, "format", "ndjson")]
    [InlineData("/changes", "text/html", 406, "Accept", "application/x-ndjson; charset=utf-8")]
    [InlineData("/changes", "application/json;q=0", 406, "Accept", "application/json; charset=utf-8")]
    [InlineData("/log/head?x=1", null, 400, "x", null)]
    [InlineData("/log/pages/0", null, 404, "page", null)]
    [InlineData("/log/pages/1?x=1", null, 400, "x", null)]
    [InlineData("/log/pages/01", null, 404, "page", null)]
    [InlineData("/cells/74910d83e5e24bc2bcbef734b8ad44f8099ee70f027d81e12ab373d4e55d9597/?sheet=Table_11", null, 400, "reference", null)]
    [InlineData("/originals/74910d83e5e24bc2bcbef734b8ad44f8099ee70f027d81e12ab373d4e55d9597?x=1", null, 400, "x", null)]
    [InlineData("/originals/abc", null, 404, "sha256", null)]
    [InlineData("/sources/none", null, 404, null, null)]
    public async Task A_request_that_cannot_be_answered_is_told_which_parameter_and_what_is_allowed(string path, string? accept, int status, string? parameter, string? allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await site.Http.SendAsync(request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.True(response.Headers.CacheControl!.NoStore);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("about:blank", status), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        Assert.Equal(parameter, problem.TryGetProperty("parameter", out var named) ? named.GetString() : null);
        if (allowed is not null)
        {
            Assert.Contains(allowed, problem.GetProperty("allowed").EnumerateArray().Select(one => one.GetString()));
        }
    }

    [Fact]
    public async Task Too_many_values_of_a_filter_too_long_ones_and_too_long_an_address_are_refused()
    {
        Assert.Equal(400, await StatusAsync("/changes?" + string.Join('&', Enumerable.Range(0, ApiLimits.FilterValues + 1).Select(i => $"measure=m{i}"))));
        Assert.Equal(200, await StatusAsync("/changes?" + string.Join('&', Enumerable.Range(0, ApiLimits.FilterValues).Select(i => $"measure=m{i}"))));
        Assert.Equal(400, await StatusAsync("/changes?area=" + new string('x', ApiLimits.FilterCharacters + 1)));
        Assert.Equal(414, await StatusAsync("/changes?area=" + new string('x', ApiLimits.UrlCharacters)));
    }

    [Fact]
    public async Task What_a_stranger_wrote_is_not_repeated_without_end()
    {
        var problem = await (await site.Http.GetAsync("/changes?kind=%3Cscript%3E" + new string('x', 150))).Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(problem.GetProperty("detail").GetString()!.Length < 150);
    }

    [Theory]
    [InlineData("POST", "/changes")]
    [InlineData("DELETE", "/log/head")]
    [InlineData("PUT", "/feed.json")]
    public async Task A_wrong_method_is_the_hosts_own_404(string method, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await site.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_client_that_asks_too_often_is_told_when_to_ask_again_and_others_are_not()
    {
        using var limiter = new RequestLimiter(burst: 2, perSecond: 1);
        var answers = new Answers(limiter);
        Assert.Equal(404, await AskedAsync(answers, "192.0.2.1"));
        Assert.Equal(404, await AskedAsync(answers, "192.0.2.1:1234"));
        Assert.Equal(429, await AskedAsync(answers, "192.0.2.1"));
        Assert.Equal(429, await AskedAsync(answers, "203.0.113.9, 192.0.2.1"));
        Assert.Equal(404, await AskedAsync(answers, "192.0.2.2"));
    }

    private static async Task<int> AskedAsync(Answers answers, string forwarded)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        http.Response.Body = new MemoryStream();
        await (await answers.LimitedAsync(http.Request, _ => throw new ProblemException(Problem.NotFound("Nothing.")))).ExecuteAsync(http);
        Assert.Equal(http.Response.StatusCode == 429, int.TryParse(http.Response.Headers.RetryAfter, out var seconds) && seconds >= 1);
        return http.Response.StatusCode;
    }

    private async Task<int> StatusAsync(string path)
    {
        using var response = await site.Http.GetAsync(path);
        return (int)response.StatusCode;
    }
}
