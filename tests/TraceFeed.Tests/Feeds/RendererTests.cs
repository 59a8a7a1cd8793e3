using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class RendererTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private const string Attribution = "Contains public sector information licensed under the Open Government Licence v3.0.";

    private static readonly Commit[] Commits =
    [
        Commit(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1"), Identified(ChangeKind.ValueRevised, "19150", "19189"), Reached(ChangeKind.PeriodAdded, null, "1") with { Table = "~new" }),
        Commit(Added(new(2020, 9, 24), null, Readings.Local), Local(ChangeKind.PeriodAdded, "City of London & Hackney", null, "60.00")) with { Row = 4, RecordedAt = Recorded.AddDays(20) },
    ];

    private static readonly FeedDocument Feed = Documents.OfAll(Base, DefinitionCatalog.Embedded, FeedItems.Of(Commits, DefinitionCatalog.Embedded));

    [Fact]
    public void The_three_formats_carry_the_same_ids_order_dates_titles_and_content()
    {
        using var json = JsonDocument.Parse(JsonFeedRenderer.Render(Feed));
        var rss = Xml(RssRenderer.Render(Feed)).Descendants("item").ToList();
        var atom = Xml(AtomRenderer.Render(Feed)).Elements(Atom + "entry").ToList();
        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Feed.Items.Select(item => item.Id), items.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(5, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            string?[] fromJson = [Text(items[i], "id"), Text(items[i], "title"), Text(items[i], "url"), Text(items[i], "content_html"), Text(items[i], "date_published"), Text(items[i], "date_modified")];
            string?[] fromAtom =
            [
                atom[i].Element(Atom + "id")?.Value, atom[i].Element(Atom + "title")?.Value, Alternate(atom[i]), atom[i].Element(Atom + "content")?.Value,
                atom[i].Element(Atom + "published")?.Value, atom[i].Element(Atom + "updated")?.Value,
            ];
            var date = DateTimeOffset.ParseExact(rss[i].Element("pubDate")!.Value, "ddd, dd MMM yyyy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            string?[] fromRss = [rss[i].Element("guid")?.Value, rss[i].Element("title")?.Value, rss[i].Element("link")?.Value, rss[i].Element(Content + "encoded")?.Value, date, date];
            Assert.Equal(fromJson, fromAtom);
            Assert.Equal(fromJson, fromRss);
        }
    }

    [Fact]
    public void The_same_log_gives_the_same_bytes()
    {
        var again = Documents.OfAll(Base, DefinitionCatalog.Embedded, FeedItems.Of(Commits.Reverse(), DefinitionCatalog.Embedded));
        Assert.Equal(JsonFeedRenderer.Render(Feed), JsonFeedRenderer.Render(again));
        Assert.Equal(RssRenderer.Render(Feed), RssRenderer.Render(again));
        Assert.Equal(AtomRenderer.Render(Feed), AtomRenderer.Render(again));
        Assert.Equal(HtmlPages.Home(Feed), HtmlPages.Home(again));
    }

    [Fact]
    public void The_json_feed_says_what_JSON_Feed_1_1_asks_for()
    {
        using var json = JsonDocument.Parse(JsonFeedRenderer.Render(Feed));
        var feed = json.RootElement;
        Assert.Equal("version", feed.EnumerateObject().First().Name);
        Assert.Equal("https://jsonfeed.org/version/1.1", Text(feed, "version"));
        Assert.Equal("https://feeds.example/feed.json", Text(feed, "feed_url"));
        Assert.Equal("https://feeds.example/", Text(feed, "home_page_url"));
        Assert.Equal("en-GB", Text(feed, "language"));
        Assert.False(feed.TryGetProperty("author", out _));
        Assert.Equal("https://feeds.example/#about", Text(feed.GetProperty("_tracefeed"), "about"));
        Assert.All(feed.GetProperty("_tracefeed").GetProperty("sources").EnumerateArray(), source => Assert.Equal(Attribution, Text(source.GetProperty("licence"), "attribution")));
        var item = feed.GetProperty("items").EnumerateArray().Single(one => Text(one, "id") == "tag:tracefeed,2020:england-test-and-trace/2/contacts");
        Assert.Equal("https://feeds.example/items/england-test-and-trace/2/contacts", Text(item, "url"));
        Assert.Equal("2020-09-04T09:30:15Z", Text(item, "date_published"));
        Assert.Equal("Department of Health and Social Care", Text(item.GetProperty("authors")[0], "name"));
        Assert.Equal(["england-test-and-trace", "contacts", "value.revised", "severity:ordinary"], item.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Contains(Attribution, Text(item, "content_html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_extension_carries_publication_counts_and_the_changes_shown()
    {
        using var json = JsonDocument.Parse(JsonFeedRenderer.Render(Feed));
        var extension = json.RootElement.GetProperty("items").EnumerateArray().Single(one => Text(one, "id")!.EndsWith("2/contacts", StringComparison.Ordinal)).GetProperty("_tracefeed");
        Assert.Equal((2, 101, 102), (extension.GetProperty("commit").GetInt32(), extension.GetProperty("sequence").GetProperty("first").GetInt64(), extension.GetProperty("sequence").GetProperty("last").GetInt64()));
        Assert.Equal(("2020-09-03", "2020-08-06"), (Text(extension.GetProperty("publication"), "published"), Text(extension.GetProperty("publication"), "previousPublished")));
        Assert.Equal(2, extension.GetProperty("kinds").GetProperty("value.revised").GetInt32());
        var change = extension.GetProperty("changes")[0];
        Assert.Equal(101, change.GetProperty("seq").GetInt64());
        Assert.Equal(("72.4", "72.1", "-0.3"), (Text(change.GetProperty("old"), "value"), Text(change.GetProperty("new"), "value"), Text(change, "absolute")));
        Assert.Equal(Hash, Text(change.GetProperty("new").GetProperty("cell"), "sha256"));
    }

    [Fact]
    public void The_rss_feed_keeps_to_the_best_practices_profile()
    {
        var channel = Xml(RssRenderer.Render(Feed)).Element("channel")!;
        var self = Assert.Single(channel.Elements(Atom + "link"));
        Assert.Equal(("self", "https://feeds.example/feed.rss"), (self.Attribute("rel")?.Value, self.Attribute("href")?.Value));
        Assert.Equal("Thu, 24 Sep 2020 09:30:15 GMT", channel.Element("lastBuildDate")?.Value);
        Assert.Equal(Attribution, channel.Element("copyright")?.Value);
        Assert.All(channel.Elements("item"), item => Assert.Equal("false", item.Element("guid")?.Attribute("isPermaLink")?.Value));
        Assert.Contains("City of London & Hackney", channel.Elements("item").ElementAt(1).Element("title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_atom_feed_has_each_required_element_once()
    {
        var feed = Xml(AtomRenderer.Render(Feed));
        Assert.Equal("tag:tracefeed,2020:feed", Assert.Single(feed.Elements(Atom + "id")).Value);
        Assert.Equal("2020-09-24T09:30:15Z", Assert.Single(feed.Elements(Atom + "updated")).Value);
        Assert.Equal("TraceFeed", Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")?.Value);
        Assert.Equal(Attribution, Assert.Single(feed.Elements(Atom + "rights")).Value);
        Assert.Equal("https://feeds.example/feed.atom", Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "self").Attribute("href")?.Value);
        Assert.Equal("https://feeds.example/", Alternate(feed));
        Assert.All(feed.Elements(Atom + "entry"), entry =>
        {
            string[] once = ["id", "title", "published", "updated", "content", "summary"];
            Assert.All(once, name => Assert.Single(entry.Elements(Atom + name)));
            Assert.Equal("html", entry.Element(Atom + "content")?.Attribute("type")?.Value);
        });
    }

    [Fact]
    public void A_feed_without_items_is_a_feed()
    {
        var empty = Documents.OfSource(Base, DefinitionCatalog.Embedded.Find(Readings.Local)!, []);
        using var json = JsonDocument.Parse(JsonFeedRenderer.Render(empty));
        Assert.Equal(0, json.RootElement.GetProperty("items").GetArrayLength());
        Assert.Equal("rss", Xml(RssRenderer.Render(empty)).Name.LocalName);
        Assert.Equal("1970-01-01T00:00:00Z", Xml(AtomRenderer.Render(empty)).Element(Atom + "updated")?.Value);
        Assert.Contains("No change has been recorded yet.", System.Text.Encoding.UTF8.GetString(HtmlPages.Source(empty)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_feed_of_a_source_holds_its_items_alone_at_its_own_address()
    {
        var feed = Documents.OfSource(new Uri("https://host.example/stats/"), DefinitionCatalog.Embedded.Find(Readings.Local)!, FeedItems.Of(Commits, DefinitionCatalog.Embedded));
        Assert.All(feed.Items, item => Assert.Equal(Readings.Local, item.Source));
        Assert.Equal("https://host.example/stats/sources/england-test-and-trace-local/feed.atom", feed.Self("atom"));
        Assert.Equal("https://host.example/stats/sources/england-test-and-trace-local", feed.Home);
    }

    [Fact]
    public void A_feed_holds_fifty_items_at_most_and_the_newest_in_any_case()
    {
        var many = FeedItems.Of(Enumerable.Range(1, 80).Select(i => Commit(Neighbours) with { Row = i, Ordinal = i, RecordedAt = Recorded.AddMinutes(i) }), DefinitionCatalog.Embedded);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => 80 - i), Documents.OfAll(Base, DefinitionCatalog.Embedded, many).Items.Select(item => item.Ordinal));
        var huge = Neighbours with { Publication = Neighbours.Publication! with { Warnings = [new string('w', FeedLimits.MostBytes)] } };
        var one = FeedItems.Of([Commit(huge), Commit(huge) with { Row = 9, Ordinal = 9 }], DefinitionCatalog.Embedded);
        Assert.Equal(9, Assert.Single(Documents.OfAll(Base, DefinitionCatalog.Embedded, one).Items).Ordinal);
    }

    [Fact]
    public void Past_the_size_to_aim_for_only_what_is_of_the_newest_day_is_taken()
    {
        var large = Neighbours with { Publication = Neighbours.Publication! with { Warnings = [new string('w', 20_000)] } };
        Commit At(int i, TimeSpan apart) => Commit(large) with { Row = i, Ordinal = i, RecordedAt = Recorded + (i * apart) };
        var slow = Documents.OfAll(Base, DefinitionCatalog.Embedded, FeedItems.Of(Enumerable.Range(1, 12).Select(i => At(i, TimeSpan.FromDays(7))), DefinitionCatalog.Embedded));
        Assert.InRange(JsonFeedRenderer.Render(slow).Length, 30_000, FeedLimits.Bytes + 5_000);
        var quick = Documents.OfAll(Base, DefinitionCatalog.Embedded, FeedItems.Of(Enumerable.Range(1, 30).Select(i => At(i, TimeSpan.FromHours(3))), DefinitionCatalog.Embedded));
        Assert.Equal(8, quick.Items.Count);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string? Alternate(XElement element) =>
        Assert.Single(element.Elements(Atom + "link"), link => link.Attribute("rel")?.Value == "alternate").Attribute("href")?.Value;

    private static XElement Xml(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return XDocument.Load(stream).Root!;
    }
}
