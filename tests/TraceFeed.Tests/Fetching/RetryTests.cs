using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class RetryTests
{
    private static readonly string[] Hosts = ["www.gov.uk"];
    private static readonly Uri Page = new("https://www.gov.uk/file.csv");
    private readonly LeapingTime time = new(TimeSpan.FromSeconds(14));

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(408)]
    [InlineData(429)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        await using var site = await FailingAsync(times: 2, status);
        using var client = site.Client(new FetchPolicy(), time);

        var fetched = await client.GetAsync(Page, Hosts, null, CancellationToken.None);

        Assert.Equal(4, fetched.Content.Length);
        Assert.Equal(3, site.Requests.Count);
        Assert.Equal(2, time.Leapt.Count);
    }

    [Fact]
    public async Task A_failure_that_stays_is_reported_after_three_tries()
    {
        await using var site = await FailingAsync(times: 9, 503);
        using var client = site.Client(new FetchPolicy(), time);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("503", failed.Message, StringComparison.Ordinal);
        Assert.Equal(3, site.Requests.Count);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("Thu, 02 Jul 2020 13:00:07 GMT")]
    public async Task The_origin_is_left_alone_as_long_as_it_asks(string retryAfter)
    {
        await using var site = await FailingAsync(times: 1, 429, retryAfter);
        using var client = site.Client(new FetchPolicy(), time);

        await client.GetAsync(Page, Hosts, null, CancellationToken.None);

        Assert.Equal([TimeSpan.FromSeconds(7)], time.Leapt);
    }

    [Fact]
    public async Task An_origin_that_asks_for_more_than_is_waited_for_is_not_asked_again()
    {
        await using var site = await FailingAsync(times: 1, 503, "31");
        using var client = site.Client(new FetchPolicy(), time);

        await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Single(site.Requests);
        Assert.Empty(time.Leapt);
    }

    [Fact]
    public async Task A_site_that_cannot_be_reached_is_tried_again_and_then_reported()
    {
        var site = await FailingAsync(times: 0, 200);
        using var client = site.Client(new FetchPolicy(), time);
        await site.DisposeAsync();

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("connection failed", failed.Message, StringComparison.Ordinal);
        Assert.Equal(2, time.Leapt.Count);
    }

    private static Task<LoopbackSite> FailingAsync(int times, int status, string? retryAfter = null) =>
        LoopbackSite.StartAsync(async context =>
        {
            if (times-- > 0)
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = retryAfter;
                return;
            }

            await context.Response.WriteAsync("body");
        });
}
