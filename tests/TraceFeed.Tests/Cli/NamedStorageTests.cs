using TraceFeed.Cli.Local;

namespace TraceFeed.Tests.Cli;

public sealed class NamedStorageTests
{
    [Theory]
    [InlineData("sttracefeed123", "sttracefeed123")]
    [InlineData("https://sttracefeed123.blob.core.windows.net", "sttracefeed123")]
    [InlineData("https://sttracefeed123.table.core.windows.net/", "sttracefeed123")]
    [InlineData("st", null)]
    [InlineData("StTraceFeed", null)]
    [InlineData("sttracefeed123\n", null)]
    [InlineData("http://sttracefeed123.blob.core.windows.net", null)]
    [InlineData("https://sttracefeed123.blob.core.windows.net/container", null)]
    [InlineData("https://sttracefeed123.blob.core.windows.net.example.org", null)]
    [InlineData("https://example.org/.blob.core.windows.net", null)]
    [InlineData("", null)]
    public void An_account_is_named_by_its_name_or_an_address_of_it_and_its_token_goes_nowhere_else(string named, string? account) => Assert.Equal(account, NamedStorage.AccountName(named));

    [Fact]
    public async Task What_names_no_storage_is_answered_with_what_would()
    {
        var run = await CommandRun.Of("verify", "--storage", "My Storage");

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.StartsWith("tracefeed: --storage takes a connection string, such as UseDevelopmentStorage=true or one from the Azure portal, or the name of a storage account", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_that_up_runs_cannot_be_somebody_who_is_signed_in()
    {
        var run = await CommandRun.Of("up", "--storage", "sttracefeed123");

        Assert.Equal(2, run.Code);
        Assert.Contains("up takes a connection string as --storage", run.Stderr, StringComparison.Ordinal);
    }
}
