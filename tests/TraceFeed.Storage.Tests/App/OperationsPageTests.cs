using System.Text.RegularExpressions;
using TraceFeed.Cli;

namespace TraceFeed.Storage.Tests.App;

/// <summary>The recipes of docs/operations.md do what the page says, as they stand there.</summary>
[Collection(SampleSiteTests.Name)]
public sealed class OperationsPageTests(SampleSite site, AzuriteFixture azurite) : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("tracefeed-operations-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Backing_up_and_restoring()
    {
        Assert.Equal(["export"], await RunAsync("Back up", site.ConnectionString, other: "", "backup", address: ""));
        Assert.Equal(["import", "verify"], await RunAsync("Restore", azurite.NewAccount(), other: "", "backup", address: ""));
    }

    [Fact]
    public async Task Shutting_down()
    {
        await using var server = await FolderServer.StartAsync(Directory.CreateDirectory(Path.Combine(root, "archive")).FullName);
        Assert.Equal(["export", "verify", "import", "verify"], await RunAsync("Shut down", site.ConnectionString, azurite.NewAccount(), "archive", server.Address.AbsoluteUri));
    }

    // Every command of a section's blocks, one after the other, with the names that this test has for the page's.
    private async Task<List<string>> RunAsync(string section, string account, string other, string folder, string address)
    {
        var page = (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "operations.md"))).ReplaceLineEndings("\n");
        var text = Regex.Split(page, "^## ", RegexOptions.Multiline).Single(one => one.StartsWith(section + "\n", StringComparison.Ordinal));
        var ran = new List<string>();
        foreach (var line in Regex.Matches(text, @"^\./tracefeed (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value))
        {
            string[] args = [.. line.Split(' ').Select(word => word == "ACCOUNT" ? account : word == "OTHER_ACCOUNT" ? other : word == folder ? Path.Combine(root, folder) : word == "https://feeds.example.org" ? address : word)];
            using var output = new StringWriter();
            Assert.True(await CommandLine.RunAsync(args, output, output, TestContext.Current.CancellationToken) == 0, $"'{line}' fails: {output}");
            ran.Add(args[0]);
        }

        return ran;
    }
}
