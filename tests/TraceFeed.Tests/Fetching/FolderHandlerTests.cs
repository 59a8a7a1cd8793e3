using System.Net;
using System.Text;
using TraceFeed.Cli;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class FolderHandlerTests : IDisposable
{
    private static readonly string[] Hosts = ["www.gov.uk"];
    private readonly OfficialFolder folder = new();

    [Theory]
    [InlineData("www.gov.uk/media/week 1.ods", "https://www.gov.uk/media/week%201.ods", "application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("www.gov.uk/api/content/x.json", "https://www.gov.uk/api/content/x", "application/json")]
    [InlineData("www.gov.uk/api/content/x/index.json", "https://www.gov.uk/api/content/x", "application/json")]
    [InlineData("www.gov.uk/x.CSV", "https://www.gov.uk/x.CSV?query=ignored", "text/csv")]
    public async Task A_url_is_a_file_under_its_host(string file, string url, string contentType)
    {
        var written = folder.Write(file, "body");
        File.SetLastWriteTimeUtc(written, new DateTime(2020, 7, 2, 13, 0, 0, DateTimeKind.Utc));
        using var client = folder.Client();

        var fetched = await client.GetAsync(new Uri(url), Hosts, null, CancellationToken.None);
        var again = await client.GetAsync(new Uri(url), Hosts, fetched.Validators, CancellationToken.None);

        Assert.Equal("body", Encoding.UTF8.GetString(fetched.Content.Span));
        Assert.Equal(contentType, fetched.ContentType);
        Assert.Equal(new DateTimeOffset(2020, 7, 2, 13, 0, 0, TimeSpan.Zero), fetched.LastModified);
        Assert.Equal("\"230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5\"", fetched.ETag);
        Assert.True(again.NotModified);
    }

    [Theory]
    [InlineData("https://www.gov.uk/metric?page=2", "two")]
    [InlineData("https://www.gov.uk/metric?page=3", "one")]
    [InlineData("https://www.gov.uk/metric?page=..%2f..%2fsecret", "one")]
    [InlineData("https://www.gov.uk/metric", "one")]
    [InlineData("https://www.gov.uk/list.csv?week=1&sex=f", "first")]
    public async Task A_query_finds_the_file_that_has_it_in_its_name_and_else_the_one_without(string url, string body)
    {
        folder.Write("www.gov.uk/metric.json", "one");
        folder.Write("www.gov.uk/metric@page=2.json", "two");
        folder.Write("www.gov.uk/list@week=1&sex=f.csv", "first");
        folder.Write("secret.json", "secret");
        using var client = folder.Client();
        Assert.Equal(body, Encoding.UTF8.GetString((await client.GetAsync(new Uri(url), Hosts, null, CancellationToken.None)).Content.Span));
    }

    [Fact]
    public async Task A_file_that_changed_is_sent_again()
    {
        folder.Write("www.gov.uk/x.csv", "one");
        using var client = folder.Client();
        var first = await client.GetAsync(new Uri("https://www.gov.uk/x.csv"), Hosts, null, CancellationToken.None);

        folder.Write("www.gov.uk/x.csv", "two");
        var second = await client.GetAsync(new Uri("https://www.gov.uk/x.csv"), Hosts, first.Validators, CancellationToken.None);

        Assert.Equal("two", Encoding.UTF8.GetString(second.Content.Span));
    }

    [Theory]
    [InlineData("https://www.gov.uk/absent.csv")]
    [InlineData("https://www.gov.uk/")]
    [InlineData("https://www.gov.uk/../secret.csv")]
    [InlineData("https://www.gov.uk/%2e%2e/secret.csv")]
    [InlineData("https://www.gov.uk/..%2fsecret.csv")]
    [InlineData("https://www.gov.uk/..%5csecret.csv")]
    [InlineData("https://www.gov.uk/%2fetc/passwd")]
    [InlineData("https://www.gov.uk//etc/passwd")]
    [InlineData("https://www.gov.uk/x%00.csv")]
    public async Task What_is_not_there_or_outside_the_folder_is_not_found(string url)
    {
        folder.Write("secret.csv", "secret");
        folder.Write("www.gov.uk/x.csv", "body");
        using var client = folder.Client();

        var failed = await Assert.ThrowsAsync<FetchException>(() => client.GetAsync(new Uri(url), Hosts, null, CancellationToken.None));

        Assert.Equal(HttpStatusCode.NotFound, failed.Status);
    }

    [Fact]
    public async Task Only_get_is_answered()
    {
        using var http = new HttpMessageInvoker(new FolderHandler(folder.Root));
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://www.gov.uk/x.csv");
        using var response = await http.SendAsync(request, CancellationToken.None);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    public void Dispose() => folder.Dispose();
}
