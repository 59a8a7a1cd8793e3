using System.Net;
using System.Text;
using TraceFeed.Api;

namespace TraceFeed.Storage.Tests.App;

[Collection(SampleSiteTests.Name)]
public sealed class ServedLogTests(SampleSite site)
{
    [Fact]
    public async Task The_log_of_the_samples_is_verified_from_outside()
    {
        var report = await VerifyAsync((_, body) => body);
        Assert.Empty(report.Problems);
        Assert.Equal((9, 4), (report.Rows, report.Sources));
    }

    [Theory]
    [InlineData("\"value\":\"72.1\"", "\"value\":\"72.2\"", "has an id that is not the hash")]
    [InlineData("\"flagged\":false", "\"flagged\":true", "do not have the hash that the row names")]
    [InlineData("\"publication\":\"", "\"publication\":\"/another", "does not have the hash that is served with it")]
    [InlineData("\"previousHash\":\"", "\"previousHash\":\"0", "does not carry the hash of the row before")]
    [InlineData("\"end\":{\"row\":", "\"end\":{\"row\":1", "names another row as its end")]
    public async Task Whatever_is_altered_on_the_way_is_found(string what, string with, string problem)
    {
        var report = await VerifyAsync((path, body) => path.StartsWith("/log/pages/", StringComparison.Ordinal) ? Replace(body, what, with) : body);
        Assert.Contains(report.Problems, one => one.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_that_names_another_hash_or_more_rows_than_there_are_is_found()
    {
        var report = await VerifyAsync((path, body) => path == "/log/head" ? Replace(body, "\"hash\":\"", "\"hash\":\"0") : body);
        Assert.Contains("the head names another hash of log row 9", Assert.Single(report.Problems), StringComparison.Ordinal);
        report = await VerifyAsync((path, body) => path == "/log/head" ? Replace(body, "\"row\":9", "\"row\":10") : body);
        Assert.Contains("the head names log row 10", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_original_with_other_bytes_is_found()
    {
        var report = await VerifyAsync((path, body) => path.StartsWith("/originals/", StringComparison.Ordinal) ? [.. body, 0] : body);
        Assert.Equal(9, report.Problems.Count);
        Assert.All(report.Problems, problem => Assert.Contains("which is served with other bytes", problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("{\"sequence\":5,\"row\":1,\"hash\":\"\",\"last\":0}")]
    [InlineData("{\"sequence\":5,\"row\":1,\"hash\":\"\",\"last\":5,\"rows\":[],\"changes\":[{\"seq\":1,\"row\":7}]}")]
    [InlineData("{\"sequence\":5,\"row\":1,\"hash\":\"\",\"last\":5,\"rows\":[null],\"changes\":[]}")]
    public async Task A_site_that_serves_no_log_is_an_error_that_says_so(string body) =>
        Assert.Contains("log", (await Assert.ThrowsAsync<ServedLogException>(() => VerifyAsync((_, _) => Encoding.UTF8.GetBytes(body)))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_command_verifies_a_site_by_its_address()
    {
        var (code, output, errors) = await CommandProcess.RunAsync("verify", site.Http.BaseAddress!.AbsoluteUri);
        Assert.True(code == 0, output + errors);
        Assert.Matches(@"^9 log rows with \d+ changes of 4 sources: all verified\s*$", output);

        (code, output, errors) = await CommandProcess.RunAsync("verify", "http://127.0.0.1:1/");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("http://127.0.0.1:1/log/head does not answer", errors, StringComparison.Ordinal);
    }

    private static byte[] Replace(byte[] body, string what, string with)
    {
        var text = Encoding.UTF8.GetString(body);
        var at = text.IndexOf(what, StringComparison.Ordinal);
        return at < 0 ? body : Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + what.Length)));
    }

    private async Task<TraceFeed.Log.VerificationReport> VerifyAsync(Func<string, byte[], byte[]> alter)
    {
        using var http = new HttpClient(new Alters(alter));
        return await new ServedVerification(new ServedLog(http, site.Http.BaseAddress!)).RunAsync(null, CancellationToken.None);
    }

    // Somebody between the site and its reader.
    private sealed class Alters(Func<string, byte[], byte[]> alter) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var answer = await base.SendAsync(request, cancellationToken);
            var body = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(alter(request.RequestUri!.AbsolutePath, body)) };
        }
    }
}
