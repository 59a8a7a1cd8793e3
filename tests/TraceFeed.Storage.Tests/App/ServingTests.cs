using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Queues;
using TraceFeed.Feeds;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.App;

[Collection(SampleSiteTests.Name)]
public sealed class ServingTests(SampleSite site)
{
    [Theory]
    [InlineData("TAG")]
    [InlineData("W/TAG")]
    [InlineData("\"other\", TAG")]
    [InlineData("\"other\", W/TAG , \"third\"")]
    [InlineData("*")]
    public async Task A_reader_who_has_it_gets_304_without_a_body(string condition)
    {
        using var first = await site.Http.GetAsync("/feed.json");
        using var again = await SendAsync("GET", "/feed.json", ("If-None-Match", condition.Replace("TAG", first.Headers.ETag!.ToString(), StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_reader_who_has_another_one_gets_it_whatever_its_date()
    {
        using var response = await SendAsync("GET", "/feed.json", ("If-None-Match", "\"other\""), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_reader_who_has_one_of_the_same_date_gets_304()
    {
        using var first = await site.Http.GetAsync("/feed.json");
        using var again = await SendAsync("GET", "/feed.json", ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feed.json")]
    [InlineData("/sources/england-test-and-trace/feed.atom")]
    public async Task Gzip_is_sent_to_who_takes_it_and_is_the_same_when_unpacked(string path)
    {
        var plain = await site.Http.GetByteArrayAsync(path);
        using var response = await SendAsync("GET", path, ("Accept-Encoding", "gzip"));

        Assert.Equal(["gzip"], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        await unpacked.CopyToAsync(bytes);
        Assert.Equal(plain, bytes.ToArray());

        using var again = await SendAsync("GET", path, ("Accept-Encoding", "gzip"), ("If-None-Match", response.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/feed.rss")]
    [InlineData("/sources/england-test-and-trace-local")]
    public async Task Head_tells_of_the_body_and_sends_none(string path)
    {
        using var get = await site.Http.GetAsync(path);
        using var head = await SendAsync("HEAD", path);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal((await get.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("rounding.changed")]
    [InlineData("~")]
    [InlineData("~new-table")]
    public async Task An_items_page_is_served_whatever_its_subject(string subject)
    {
        var item = Encoding.UTF8.GetBytes($"<h1>{subject}</h1>");
        await new PublicViews(site.Storage).PutAsync(ViewNames.Item("a-source-of-this-test", 7, subject), item, "text/html; charset=utf-8", CancellationToken.None);
        Assert.Equal(item, await site.Http.GetByteArrayAsync(SiteLinks.Item("a-source-of-this-test", 7, subject)));
    }

    [Theory]
    [InlineData("POST", "/feed.json")]
    [InlineData("DELETE", "/")]
    [InlineData("PUT", "/originals/x")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/published-up-to")]
    [InlineData("GET", "/feed.")]
    [InlineData("GET", "/feed.exe")]
    [InlineData("GET", "/feed.json%2f..%2fpublished-up-to")]
    [InlineData("GET", "/index.html")]
    [InlineData("GET", "/sources/nobody")]
    [InlineData("GET", "/sources/..%2f..")]
    [InlineData("GET", "/sources/..%2fpublished-up-to")]
    [InlineData("GET", "/sources/%252e%252e%252f")]
    [InlineData("GET", "/sources/..%5c..%5coriginals")]
    [InlineData("GET", "/sources/%C3%A9")]
    [InlineData("GET", "/sources/%ff%fe")]
    [InlineData("GET", "/sources/a%0d%0ab")]
    [InlineData("GET", "/items/england-test-and-trace/1/..%2f..")]
    [InlineData("GET", "/items/england-test-and-trace/99999999999999999999/x")]
    [InlineData("GET", "/items/england-test-and-trace/-1/x")]
    [InlineData("GET", "/originals/..%2f..%2fpublic%2findex.html")]
    [InlineData("GET", "/originals/0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("GET", "/admin/host/status")]
    public async Task Whatever_is_not_published_is_not_found(string method, string path) => Assert.Equal(404, await StatusAsync(method, path));

    [Theory]
    [InlineData(900, 404)]
    [InlineData(1100, 404)]
    [InlineData(7000, 414)]
    public async Task A_very_long_path_is_not_found_or_refused(int length, int status)
    {
        var name = new string('a', length);
        foreach (var path in new[] { "/sources/" + name, "/feed." + name, "/items/x/1/" + name, "/originals/" + name })
        {
            Assert.Equal(status, await StatusAsync("GET", path));
        }
    }

    [Fact]
    public async Task Originals_are_served_as_attachments_that_no_browser_runs()
    {
        var file = Directory.EnumerateFiles(Path.Combine(Cli.RepositoryRoot.Find(), "samples"), "*_w16.csv", SearchOption.AllDirectories).Single();
        var bytes = await File.ReadAllBytesAsync(file);
        using var response = await site.Http.GetAsync("/originals/" + Convert.ToHexStringLower(SHA256.HashData(bytes)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData("no base64 <&>")]
    [InlineData("eyJhIjoxfQ==")]
    [InlineData("bm90IEpTT04=")]
    public async Task A_message_that_cannot_be_understood_is_set_aside_and_blocks_nothing(string body)
    {
        await SendRawAsync(body);
        var poison = site.Storage.Queues.GetQueueClient(WorkQueues.Ingest + "-poison");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await HasAsync(poison, patience.Token))
        {
            await Task.Delay(50, patience.Token);
        }

        await site.RestAsync();
    }

    private static async Task<bool> HasAsync(QueueClient queue, CancellationToken cancellation)
    {
        if (!await queue.ExistsAsync(cancellation) || (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount == 0)
        {
            return false;
        }

        await queue.ClearMessagesAsync(cancellation);
        return true;
    }

    // Text that is not what the queue's clients encode.
    private async Task SendRawAsync(string body)
    {
        var queue = new QueueClient(site.ConnectionString, WorkQueues.Ingest, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await queue.SendMessageAsync(body);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await site.Http.SendAsync(request);
    }

    // Written by hand: a client library would put the path in order first.
    private async Task<int> StatusAsync(string method, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Http.BaseAddress!.Host, site.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return int.Parse((await reader.ReadLineAsync())!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
