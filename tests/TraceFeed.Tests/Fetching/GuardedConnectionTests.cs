using System.Net;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class GuardedConnectionTests
{
    [Theory]
    [InlineData("http://localhost")]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://[::1]")]
    [InlineData("http://0.0.0.0")]
    public async Task The_guarded_handler_does_not_connect_to_this_machine(string origin)
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.WriteAsync("secret"));
        using var http = new HttpMessageInvoker(OriginalClient.CreateGuardedHandler());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{origin}:{site.Port}/");

        var failed = await Assert.ThrowsAsync<HttpRequestException>(() => http.SendAsync(request, CancellationToken.None));

        Assert.Contains("no public address", Assert.IsType<FetchException>(failed.GetBaseException()).Message, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task A_client_says_why_a_name_that_leads_to_this_machine_is_refused_and_does_not_retry()
    {
        var time = new LeapingTime(TimeSpan.FromSeconds(10));
        using var client = new OriginalClient(OriginalClient.CreateGuardedHandler(), time: time);

        var refused = await Assert.ThrowsAsync<FetchException>(
            () => client.GetAsync(new Uri("https://localhost/"), ["localhost"], null, CancellationToken.None));

        Assert.Contains("no public address", refused.Message, StringComparison.Ordinal);
        Assert.Empty(time.Leapt);
    }

    [Fact]
    public async Task A_name_is_resolved_once_for_a_connection_and_its_answer_is_checked_each_time()
    {
        var resolved = new List<string>();
        var rebinding = new GuardedConnection((host, _) =>
        {
            resolved.Add(host);
            return Task.FromResult<IPAddress[]>([IPAddress.Parse("169.254.169.254"), IPAddress.Parse("::ffff:10.0.0.1")]);
        });
        using var client = new OriginalClient(rebinding.CreateHandler());

        for (var i = 0; i < 2; i++)
        {
            var refused = await Assert.ThrowsAsync<FetchException>(
                () => client.GetAsync(new Uri("https://www.gov.uk/"), ["www.gov.uk"], null, CancellationToken.None));
            Assert.Contains("169.254.169.254", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(["www.gov.uk", "www.gov.uk"], resolved);
    }

    [Fact]
    public void The_guarded_handler_neither_follows_nor_decompresses_nor_goes_through_a_proxy()
    {
        using var handler = Assert.IsType<SocketsHttpHandler>(OriginalClient.CreateGuardedHandler());
        Assert.NotNull(handler.ConnectCallback);
        Assert.False(handler.AllowAutoRedirect);
        Assert.False(handler.UseProxy);
        Assert.False(handler.UseCookies);
        Assert.Equal(DecompressionMethods.None, handler.AutomaticDecompression);
    }
}
