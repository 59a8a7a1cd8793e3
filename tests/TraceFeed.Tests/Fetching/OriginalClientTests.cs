using System.Text;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class OriginalClientTests
{
    private static readonly string[] Hosts = ["www.gov.uk", "assets.publishing.service.gov.uk"];
    private static readonly Uri Page = new("https://www.gov.uk/file.csv?v=1");

    [Fact]
    public async Task A_file_comes_with_what_the_origin_said_of_it()
    {
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            Assert.Equal("gzip, br", context.Request.Headers.AcceptEncoding);
            Assert.Equal("?v=1", context.Request.QueryString.Value);
            Assert.False(context.Request.Headers.ContainsKey("If-None-Match") || context.Request.Headers.ContainsKey("If-Modified-Since"));
            context.Response.ContentType = "Text/CSV; charset=utf-8";
            context.Response.Headers.ETag = "W/\"one\"";
            context.Response.Headers.LastModified = "Thu, 02 Jul 2020 13:00:00 GMT";
            await context.Response.WriteAsync("a,b\n1,2\n");
        });
        using var client = site.Client();

        var fetched = await client.GetAsync(Page, Hosts, null, CancellationToken.None);

        Assert.Equal("a,b\n1,2\n", Encoding.UTF8.GetString(fetched.Content.Span));
        Assert.Equal("text/csv", fetched.ContentType);
        Assert.Equal("W/\"one\"", fetched.ETag);
        Assert.Equal(new DateTimeOffset(2020, 7, 2, 13, 0, 0, TimeSpan.Zero), fetched.LastModified);
        Assert.Equal(Page, fetched.FinalUri);
        Assert.False(fetched.NotModified);
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            context.Response.Headers.ETag = "\"one\"";
            context.Response.Headers.LastModified = "Thu, 02 Jul 2020 13:00:00 GMT";
            if (context.Request.Headers.IfNoneMatch == "\"one\"" && context.Request.Headers.IfModifiedSince == "Thu, 02 Jul 2020 13:00:00 GMT")
            {
                context.Response.StatusCode = 304;
                return;
            }

            await context.Response.WriteAsync("body");
        });
        using var client = site.Client();

        var first = await client.GetAsync(Page, Hosts, null, CancellationToken.None);
        var second = await client.GetAsync(Page, Hosts, first.Validators, CancellationToken.None);

        Assert.True(second.NotModified);
        Assert.True(second.Content.IsEmpty);
        Assert.Equal(first.Validators, second.Validators);
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_an_error()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        });
        using var client = site.Client();

        foreach (var nothing in new[] { null, new FetchValidators(null, null) })
        {
            var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, nothing, CancellationToken.None));
            Assert.Contains("304", failed.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(206)]
    [InlineData(204)]
    [InlineData(300)]
    public async Task Another_status_is_an_error_that_says_where_and_is_not_retried(int status)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var client = site.Client();

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Equal(status, (int)failed.Status!);
        Assert.Contains(Page.AbsoluteUri, failed.Message, StringComparison.Ordinal);
        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_url_on_another_host_is_refused_before_anything_is_sent()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync("body"));
        using var client = site.Client();

        await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new Uri("https://evil.example/"), Hosts, null, CancellationToken.None));
        await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new Uri("http://www.gov.uk/"), Hosts, null, CancellationToken.None));

        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation_not_a_failure()
    {
        using var giveUp = new CancellationTokenSource();
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            await giveUp.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = site.Client();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync(Page, Hosts, null, giveUp.Token));
    }
}
