using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class PageTests
{
    private static readonly IReadOnlyList<FeedItem> Items = FeedItems.Of(Commit(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1")), DefinitionCatalog.Embedded);
    private static readonly string Home = Text(HtmlPages.Home(Documents.OfAll(Base, DefinitionCatalog.Embedded, Items)));

    [Theory]
    [InlineData("application/feed+json", "https://feeds.example/feed.json")]
    [InlineData("application/rss+xml", "https://feeds.example/feed.rss")]
    [InlineData("application/atom+xml", "https://feeds.example/feed.atom")]
    public void The_home_page_announces_its_feeds(string type, string address) =>
        Assert.Matches($"<link rel=\"alternate\" type=\"{Regex.Escape(type)}\" title=\"[^\"]+\" href=\"{Regex.Escape(address)}\">", Home);

    [Fact]
    public void The_home_page_names_each_change_and_links_its_page() =>
        Assert.Contains("<a href=\"https://feeds.example/items/england-test-and-trace/2/contacts\">Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised between 6 August and 3 September)</a>", Home, StringComparison.Ordinal);

    [Fact]
    public void The_home_page_lists_every_source_with_its_feeds() =>
        Assert.All(DefinitionCatalog.Embedded.Sources, source => Assert.Contains($"<a href=\"https://feeds.example/sources/{source.Id}/feed.atom\">", Home, StringComparison.Ordinal));

    [Fact]
    public void A_page_allows_its_own_style_sheet_and_nothing_else()
    {
        var css = Regex.Match(Home, "<style>(.*)</style>", RegexOptions.Singleline).Groups[1].Value;
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'", PageStyle.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none';", PageStyle.ContentSecurityPolicy, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", Home, StringComparison.Ordinal);
    }

    [Fact]
    public void An_items_page_has_its_whole_content_with_headed_tables()
    {
        var page = Text(HtmlPages.Item(Items[1], Base));
        Assert.Contains(ContentHtml.Of(Items[1].Content, new SiteLinks(Base)).TrimEnd(), page, StringComparison.Ordinal);
        Assert.Contains("<caption>Revisions and withdrawals, percent</caption>", page, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">Close contacts reached, England</th>", page, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en-GB\">", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("ftp://feeds.example/")]
    [InlineData("https://feeds.example/?a=b")]
    public void The_base_is_a_web_address(string address) =>
        Assert.Throws<ArgumentException>(() => new SiteLinks(new Uri(address, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void What_the_site_says_of_itself_opens_every_page_and_ends_every_feeds_description()
    {
        const string Notice = "This site runs on <samples>.";
        var all = Documents.OfAll(Base, DefinitionCatalog.Embedded, Items, Notice);
        var source = Documents.OfSource(Base, DefinitionCatalog.Embedded.Find(Readings.National)!, Items, Notice);
        Assert.All([HtmlPages.Home(all), HtmlPages.Source(source), HtmlPages.Item(Items[1], Base, Notice)], page => Assert.Contains("<main>\n<p>This site runs on &lt;samples&gt;.</p>\n<h1>", Text(page), StringComparison.Ordinal));
        foreach (var feed in new[] { all, source })
        {
            Assert.Contains("no official statistic. This site runs on <samples>.\"", Text(JsonFeedRenderer.Render(feed)), StringComparison.Ordinal);
            Assert.Contains("no official statistic. This site runs on &lt;samples&gt;.</description>", Text(RssRenderer.Render(feed)), StringComparison.Ordinal);
            Assert.Contains("no official statistic. This site runs on &lt;samples&gt;.</subtitle>", Text(AtomRenderer.Render(feed)), StringComparison.Ordinal);
        }

        Assert.Contains("<main>\n<h1>", Home, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_names_the_licence_once() =>
        Assert.All([Home, Text(HtmlPages.Item(Items[1], Base))], page => Assert.Single(Regex.Matches(page, "Open Government Licence v3.0")));

    private static string Text(byte[] page) => Encoding.UTF8.GetString(page);
}
