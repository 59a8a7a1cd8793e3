using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class BodyLimitTests
{
    private static readonly string[] Hosts = ["www.gov.uk"];
    private static readonly Uri Page = new("https://www.gov.uk/file.csv");
    private static readonly FetchPolicy Small = new() { MaxBytes = 10_000, MaxDecompressedBytes = 2_000_000, FirstDelay = TimeSpan.FromMilliseconds(1) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_not_read_to_its_end(bool announced)
    {
        var sent = 0;
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            context.Response.ContentLength = announced ? long.MaxValue : null;
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[8192], context.RequestAborted);
                sent += 8192;
            }
        });
        using var client = site.Client(Small);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("larger than 10000 bytes", failed.Message, StringComparison.Ordinal);
        Assert.Single(site.Requests);
        Assert.InRange(sent, 0, 1_000_000_000);
    }

    [Fact]
    public async Task A_body_that_is_exactly_as_large_as_allowed_is_taken()
    {
        await using var site = await LoopbackSite.StartAsync(context => context.Response.Body.WriteAsync(new byte[10_000]).AsTask());
        using var client = site.Client(Small);

        Assert.Equal(10_000, (await client.GetAsync(Page, Hosts, null, CancellationToken.None)).Content.Length);
    }

    [Fact]
    public async Task A_connection_that_breaks_inside_a_body_is_an_error_after_all_tries()
    {
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            context.Response.ContentLength = 100;
            await context.Response.Body.WriteAsync(new byte[50]);
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var client = site.Client(Small);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("connection failed", failed.Message, StringComparison.Ordinal);
        Assert.Equal(3, site.Requests.Count);
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_an_error_whatever_the_handler_thinks_of_it()
    {
        using var client = new OriginalClient(new CutOff(), Small);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("50 bytes where 100 were announced", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task A_coded_body_is_decoded(string coding)
    {
        await using var site = await LoopbackSite.StartAsync(context => SendAsync(context, coding, Encode(coding, "a,b\n1,2\n"u8.ToArray())));
        using var client = site.Client(Small);

        var fetched = await client.GetAsync(Page, Hosts, null, CancellationToken.None);

        Assert.Equal("a,b\n1,2\n", Encoding.UTF8.GetString(fetched.Content.Span));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_refused_by_its_ratio_and_by_its_size(string coding)
    {
        var bomb = Encode(coding, new byte[8_000_000]);
        await using var site = await LoopbackSite.StartAsync(context => SendAsync(context, coding, bomb));

        foreach (var policy in new[] { Small with { MaxDecompressedBytes = int.MaxValue }, Small with { MaxRatio = int.MaxValue } })
        {
            using var client = site.Client(policy);
            var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));
            Assert.Contains("bomb", failed.Message, StringComparison.Ordinal);
        }

        Assert.Equal(2, site.Requests.Count);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_coded_body_that_is_cut_off_or_damaged_is_an_error(string coding)
    {
        var whole = Encode(coding, Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 1000))));
        var bodies = new Queue<byte[]>([whole[..(whole.Length / 2)], [1, 2, 3, 4]]);
        await using var site = await LoopbackSite.StartAsync(context => SendAsync(context, coding, bodies.Dequeue()));
        using var client = site.Client(Small with { Retries = 0 });

        for (var i = 0; i < 2; i++)
        {
            var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));
            Assert.Contains($"not valid {coding}", failed.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("deflate")]
    [InlineData("gzip, gzip")]
    [InlineData("zstd\\")]
    public async Task A_coding_that_was_not_asked_for_is_an_error(string coding)
    {
        await using var site = await LoopbackSite.StartAsync(context => SendAsync(context, coding, [1, 2, 3]));
        using var client = site.Client(Small);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("content coding", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up()
    {
        var time = new LeapingTime(TimeSpan.Zero);
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            for (var i = 0; i < 16 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(new byte[1]);
                await context.Response.Body.FlushAsync();
                await Task.Delay(10);
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = site.Client(time: time);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("slower than 1024 bytes a second", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetch_that_keeps_its_pace_but_never_ends_meets_the_deadline()
    {
        var time = new LeapingTime(TimeSpan.Zero);
        await using var site = await LoopbackSite.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[20_000]);
            await context.Response.Body.FlushAsync();
            time.Advance(TimeSpan.FromMinutes(4));
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var client = site.Client(new FetchPolicy { PaceWindow = TimeSpan.FromHours(1) }, time);

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(Page, Hosts, null, CancellationToken.None));

        Assert.Contains("longer than 180 seconds", failed.Message, StringComparison.Ordinal);
    }

    private static async Task SendAsync(HttpContext context, string coding, byte[] body)
    {
        context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(body);
    }

    private static byte[] Encode(string coding, byte[] plain)
    {
        if (coding == "identity")
        {
            return plain;
        }

        using var encoded = new MemoryStream();
        using (Stream encoder = coding == "br" ? new BrotliStream(encoded, CompressionLevel.Optimal) : new GZipStream(encoded, CompressionLevel.Optimal))
        {
            encoder.Write(plain);
        }

        return encoded.ToArray();
    }

    /// <summary>What some transports let pass: fewer bytes than the header says, without an error.</summary>
    private sealed class CutOff : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(new byte[50])) };
            response.Content.Headers.ContentLength = 100;
            return Task.FromResult(response);
        }
    }
}
