namespace TraceFeed.Tests.Cli;

public sealed class UsageTests
{
    [Theory]
    [InlineData("Did you mean", "dif")]
    [InlineData("tracefeed --help")]
    [InlineData("tracefeed diff --help", "diff", "one.ods")]
    [InlineData("tracefeed read --help", "read")]
    [InlineData("'2020-13-01' is no date for --old-published; expected YYYY-MM-DD", "diff", "a", "b", "--old-published", "2020-13-01")]
    [InlineData("'3 September' is no date for --new-published", "diff", "a", "b", "--new-published", "3 September")]
    [InlineData("'csv'", "read", "a", "--format", "xml")]
    [InlineData("--colour", "read", "a", "--colour")]
    public async Task Wrong_usage_is_explained_on_stderr_with_exit_code_2(string expected, params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.Contains(expected, run.Stderr, StringComparison.Ordinal);
        Assert.Contains("--help", run.Messages[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("export", "--to", "backup", "--site", "https://name:secret@feeds.example.org")]
    [InlineData("verify", "https://name:secret@feeds.example.org")]
    public async Task A_password_in_the_address_of_a_site_is_refused_and_not_repeated(params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal(2, run.Code);
        Assert.Contains("The address of a site names no user and no password", run.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Stderr, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TraceFeed.Feeds.SiteLinks(new Uri(args[^1])));
    }

    [Fact]
    public async Task A_source_that_is_not_known_is_answered_with_those_that_are()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("read", files.Local("w14.csv", "Barnsley,10,5,50"), "--source", "scotland");

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.Equal($"tracefeed: there is no source 'scotland'; known are {string.Join(", ", TraceFeed.Sources.DefinitionCatalog.Embedded.Sources.Select(source => source.Id))}\n", run.Stderr);
    }

    [Theory]
    [InlineData("tracefeed [command] [options]", "--help")]
    [InlineData("tracefeed read <FILE> [options]", "read", "--help")]
    [InlineData("tracefeed diff <OLD> <NEW> [options]", "diff", "--help")]
    [InlineData("--old-published <YYYY-MM-DD>", "diff", "-h")]
    [InlineData("tracefeed 0.", "--version")]
    public async Task Help_and_version_go_to_stdout(string expected, params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal((0, ""), (run.Code, run.Stderr));
        Assert.Contains(expected, run.Stdout, StringComparison.Ordinal);
    }
}
