using System.Text;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class RedirectTests
{
    private static readonly string[] Hosts = ["www.gov.uk", "assets.publishing.service.gov.uk"];
    private static readonly Uri Page = new("https://www.gov.uk/old/file.csv");

    [Theory]
    [InlineData(301, "/new.csv", "www.gov.uk/new.csv")]
    [InlineData(302, "new.csv", "www.gov.uk/old/new.csv")]
    [InlineData(303, "//assets.publishing.service.gov.uk/new.csv", "assets.publishing.service.gov.uk/new.csv")]
    [InlineData(307, "https://assets.publishing.service.gov.uk/new.csv", "assets.publishing.service.gov.uk/new.csv")]
    [InlineData(308, "https://www.gov.uk:443/new.csv", "www.gov.uk/new.csv")]
    public async Task A_redirect_to_an_allowed_host_is_followed_without_cookies(int status, string location, string target)
    {
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            Assert.False(context.Request.Headers.ContainsKey("Cookie"));
            if (context.Request.Path != "/old/file.csv")
            {
                await context.Response.WriteAsync("found");
                return;
            }

            context.Response.StatusCode = status;
            context.Response.Headers.SetCookie = "a=b";
            context.Response.Headers.Location = location;
        });
        using var client = site.Client();

        var fetched = await client.GetAsync(Page, Hosts, null, CancellationToken.None);

        Assert.Equal("found", Encoding.UTF8.GetString(fetched.Content.Span));
        Assert.Equal("https://" + target, fetched.FinalUri.AbsoluteUri);
        Assert.Equal(["www.gov.uk/old/file.csv", target], site.Requests);
    }

    [Theory]
    [InlineData("http://www.gov.uk/file.csv")]
    [InlineData("https://evil.example/file.csv")]
    [InlineData("//evil.example/file.csv")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://localhost/")]
    [InlineData("https://user@www.gov.uk/")]
    [InlineData("//@www.gov.uk/")]
    [InlineData("https://evil.example\\@www.gov.uk/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://www.gov.uk:8443/")]
    public async Task A_redirect_to_anywhere_else_is_refused(string location)
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = location;
            return Task.CompletedTask;
        });
        using var client = site.Client();

        await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Single(site.Requests);
    }

    [Fact]
    public async Task A_redirect_that_names_no_target_is_an_endless_one()
    {
        await using var site = await LoopbackSite.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            return Task.CompletedTask;
        });
        using var client = site.Client();

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("redirects", failed.Message, StringComparison.Ordinal);
        Assert.InRange(site.Requests.Count, 1, 6);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            var left = int.Parse(context.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture);
            if (left == 0)
            {
                await context.Response.WriteAsync("found");
                return;
            }

            context.Response.StatusCode = 302;
            context.Response.Headers.Location = $"/{left - 1}";
        });
        using var client = site.Client();

        var fetched = await client.GetAsync(new Uri("https://www.gov.uk/5"), Hosts, null, CancellationToken.None);
        var failed = await Assert.ThrowsAsync<FetchException>(
            () => client.GetAsync(new Uri("https://www.gov.uk/6"), Hosts, null, CancellationToken.None));

        Assert.Equal("https://www.gov.uk/0", fetched.FinalUri.AbsoluteUri);
        Assert.Contains("More than 5 redirects", failed.Message, StringComparison.Ordinal);
    }
}
