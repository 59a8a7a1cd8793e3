using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class HostGuardTests
{
    private static readonly string[] Hosts = ["www.gov.uk", "assets.publishing.service.gov.uk"];

    [Theory]
    [InlineData("https://www.gov.uk/")]
    [InlineData("https://www.gov.uk")]
    [InlineData("HTTPS://WWW.GOV.UK/government")]
    [InlineData("https://www.gov.uk:443/government")]
    [InlineData("https://www.gov.uk/a@b?c=//d@e#f@g")]
    [InlineData("https://www.gov.uk/%5c%2e%2e")]
    [InlineData("https://assets.publishing.service.gov.uk/media/x.ods")]
    public void A_plain_https_url_on_an_allowed_host_is_fetched(string url) => Assert.Equal("https", HostGuard.Parse(url, Hosts).Scheme);

    [Theory]
    [InlineData("")]
    [InlineData("www.gov.uk")]
    [InlineData("/government")]
    [InlineData("//www.gov.uk/")]
    [InlineData("https:www.gov.uk")]
    [InlineData("https:///www.gov.uk/")]
    [InlineData("https://")]
    public void What_is_not_a_whole_url_is_refused(string text) => Assert.Throws<FetchException>(() => HostGuard.Parse(text, Hosts));

    [Theory]
    [InlineData("http://www.gov.uk/", "Only https")]
    [InlineData("ftp://www.gov.uk/", "Only https")]
    [InlineData("file:///etc/passwd", "Only https")]
    [InlineData("gopher://www.gov.uk/", "Only https")]
    [InlineData("data:text/plain,x", "Only https")]
    [InlineData("javascript:alert(1)", "Only https")]
    [InlineData("https://user@www.gov.uk/", "user name")]
    [InlineData("https://user:secret@www.gov.uk/", "user name")]
    [InlineData("https://@www.gov.uk/", "user name")]
    [InlineData("https://www.gov.uk@evil.example/", "user name")]
    [InlineData("https://www.gov.uk%40evil.example/", "not")]
    [InlineData("https://evil.example\\@www.gov.uk/", "backslash")]
    [InlineData("https://www.gov.uk\\.evil.example/", "backslash")]
    [InlineData("https:\\\\www.gov.uk/", "backslash")]
    [InlineData("https://www.gov.uk/a\\b", "backslash")]
    [InlineData("https://www.gov.uk/a b", "blank")]
    [InlineData(" https://www.gov.uk/", "blank")]
    [InlineData("https://www.gov.uk/\r\nHost: evil.example", "control")]
    [InlineData("https://www.gov\t.uk/", "control")]
    [InlineData("https://127.0.0.1/", "not an address")]
    [InlineData("https://127.1/", "not an address")]
    [InlineData("https://0177.0.0.1/", "not an address")]
    [InlineData("https://0x7f.0.0.1/", "not an address")]
    [InlineData("https://2130706433/", "not an address")]
    [InlineData("https://[::1]/", "not an address")]
    [InlineData("https://[::ffff:127.0.0.1]/", "not an address")]
    [InlineData("https://www.gov.uk:8443/", "default port")]
    [InlineData("https://www.gov.uk:80/", "default port")]
    [InlineData("https://www.gov.uk./", "not one of this source's hosts")]
    [InlineData("https://gov.uk/", "not one of this source's hosts")]
    [InlineData("https://evil.www.gov.uk/", "not one of this source's hosts")]
    [InlineData("https://www.gov.uk.evil.example/", "not one of this source's hosts")]
    [InlineData("https://evil.example/www.gov.uk", "not one of this source's hosts")]
    [InlineData("https://evil.example#www.gov.uk", "not one of this source's hosts")]
    [InlineData("https://evil.example?www.gov.uk", "not one of this source's hosts")]
    [InlineData("https://localhost/", "not one of this source's hosts")]
    [InlineData("https://ｗｗｗ.gov.uk/", "not one of this source's hosts")]
    [InlineData("https://www。gov.uk/", "not one of this source's hosts")]
    [InlineData("https://www.gоv.uk/", "not one of this source's hosts")] // Cyrillic о
    [InlineData("https://www.gov.uk\u00AD/", "not")]
    [InlineData("https://www%2egov.uk/", "not")]
    public void Anything_else_is_refused_and_the_reason_said(string url, string reason)
    {
        var refused = Assert.Throws<FetchException>(() => HostGuard.Parse(url, Hosts));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1/", "127.0.0.1")]
    [InlineData("https://[::1]/", "[::1]")]
    [InlineData("https://www.gov.uk./", "www.gov.uk.")]
    public void A_list_of_hosts_cannot_allow_what_is_never_fetched(string url, string host) =>
        Assert.Throws<FetchException>(() => HostGuard.Parse(url, [host]));

    [Fact]
    public void A_url_parsed_elsewhere_is_judged_by_what_was_written()
    {
        var uri = new Uri(new Uri("https://www.gov.uk/"), "https://@www.gov.uk/x");
        Assert.Throws<FetchException>(() => HostGuard.Check(uri, Hosts));
        Assert.Throws<FetchException>(() => HostGuard.Check(new Uri("/x", UriKind.Relative), Hosts));
    }

    [Fact]
    public void A_message_shows_the_url_without_letting_it_forge_lines()
    {
        var refused = Assert.Throws<FetchException>(() => HostGuard.Parse("https://evil.example/\r\nall is well" + new string('x', 1000), Hosts));
        Assert.DoesNotContain('\n', refused.Message);
        Assert.Contains("\\u000d\\u000aall", refused.Message, StringComparison.Ordinal);
        Assert.True(refused.Message.Length < 500);
    }
}
