using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using TraceFeed.Cli;
using TraceFeed.Storage.Tests.Backup;

namespace TraceFeed.Storage.Tests.App;

/// <summary>Backing up, restoring and shutting down, as a maintainer does it, on the log of the samples.</summary>
[Collection(SampleSiteTests.Name)]
public sealed partial class BackupCommandTests(SampleSite site, AzuriteFixture azurite) : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("tracefeed-archive-").FullName;

    private string Folder => Path.Combine(root, "backup");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task The_log_of_the_samples_is_exported_and_restored_and_verifies()
    {
        var exported = await RunAsync("export", "--to", Folder, "--storage", site.ConnectionString);
        Assert.Equal(0, exported.Code);
        Assert.Matches(@"^9 log rows in \d+ files, \d+ of them new: .*backup\n$", exported.Output);
        Assert.Contains("log row 9: ", exported.Errors, StringComparison.Ordinal);

        var account = azurite.NewAccount();
        var imported = await RunAsync("import", "--from", Folder, "--storage", account);
        Assert.True(imported.Code == 0, imported.Errors);
        Assert.Matches(@"^9 log rows of \d+ files, 9 of them inserted now\n$", imported.Output);
        Assert.DoesNotContain("warning", imported.Errors, StringComparison.Ordinal);

        var verified = await RunAsync("verify", "--storage", account);
        Assert.Equal((0, true), (verified.Code, verified.Output.EndsWith("of 4 sources: all verified\n", StringComparison.Ordinal)));
        Assert.EndsWith(" 0 of them inserted now\n", (await RunAsync("import", "--from", Folder, "--storage", account)).Output, StringComparison.Ordinal);
        await RunAsync("export", "--to", Folder + "-again", "--storage", account);
        Assert.Equal(BackedUp.Files(Folder), BackedUp.Files(Folder + "-again"));
    }

    [Fact]
    public async Task What_is_left_behind_is_served_by_any_web_server_and_verifies()
    {
        Directory.CreateDirectory(Folder);
        await using var server = await FolderServer.StartAsync(Folder);
        var address = server.Address.AbsoluteUri.TrimEnd('/');
        Assert.Equal(0, (await RunAsync("export", "--to", Folder, "--site", address, "--storage", site.ConnectionString)).Code);

        var verified = await RunAsync("verify", address);
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        Assert.Matches(@"^9 log rows with \d+ changes of 4 sources: all verified\n$", verified.Output);

        using var http = new HttpClient();
        var (left, served) = (await http.GetFromJsonAsync<JsonElement>(address + "/feed.json"), await site.Http.GetFromJsonAsync<JsonElement>("/feed.json"));
        Assert.Equal(Items(served), Items(left));
        var links = Links(left, address).Concat(["/", "/feed.rss", "/feed.atom", "/sources/england-test-and-trace", "/sources/england-test-and-trace/feed.json", "/SHA256SUMS"]).ToList();
        Assert.True(links.Count > 20);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(address + link)).StatusCode);
        }

        Assert.Contains("This site is an archive of files", await http.GetStringAsync(address), StringComparison.Ordinal);
        await foreach (var container in new BlobServiceClient(site.ConnectionString).GetBlobContainersAsync())
        {
            Assert.DoesNotMatch("^site-", container.Name);
        }
    }

    [Fact]
    public async Task What_was_altered_in_the_files_left_behind_is_found_from_outside()
    {
        await using var server = await FolderServer.StartAsync(Directory.CreateDirectory(Folder).FullName);
        await RunAsync("export", "--to", Folder, "--site", server.Address.AbsoluteUri, "--storage", site.ConnectionString);
        var page = Directory.EnumerateFiles(Path.Combine(Folder, "log", "pages")).First(file => File.ReadAllText(file).Contains("\"value\":\"72.1\"", StringComparison.Ordinal));
        await File.WriteAllTextAsync(page, new Regex("\"value\":\"72.1\"").Replace(await File.ReadAllTextAsync(page), "\"value\":\"72.2\"", 1));

        var verified = await RunAsync("verify", server.Address.AbsoluteUri);
        Assert.Equal(1, verified.Code);
        Assert.Contains("has an id that is not the hash of what it says", verified.Output, StringComparison.Ordinal);
        Assert.Contains($"log/pages/{Path.GetFileName(page)} does not have the SHA-256 that SHA256SUMS gives it", (await RunAsync("import", "--from", Folder, "--storage", azurite.NewAccount())).Errors, StringComparison.Ordinal);
    }

    // Ids, dates, titles and texts, but for the address in links.
    private static List<string> Items(JsonElement feed) =>
        [.. feed.GetProperty("items").EnumerateArray().Select(item => string.Join('\n', new[] { "id", "date_published", "title", "content_html" }.Select(name => Host().Replace(item.GetProperty(name).GetString()!, "$1/"))))];

    private static IEnumerable<string> Links(JsonElement feed, string address) => feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("url").GetString()![address.Length..])
        .Concat(feed.TryGetProperty("next_url", out var next) ? [next.GetString()![address.Length..]] : []);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, stdout, stderr, TestContext.Current.CancellationToken);
        return (code, stdout.ToString(), stderr.ToString());
    }

    [GeneratedRegex("(href=\")https?://(?:127\\.0\\.0\\.1:\\d+|feeds\\.example)/")]
    private static partial Regex Host();
}
