using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using TraceFeed.Api;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>Feeds of a log that no one document holds.</summary>
public sealed class FeedHistoryTests(AzuriteFixture azurite)
{
    private const string Base = "https://feeds.example";
    private const string Derby = "E06000015";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace History = "http://purl.org/syndication/history/1.0";

    [Fact]
    public async Task Every_item_ever_is_reached_from_the_subscription_by_archives_and_by_next_urls()
    {
        using var watch = await WatchAsync();
        await CommitAsync(watch, 1, 16);
        var before = await WalkAllAsync(watch);
        Assert.All(before, feed => Assert.NotEmpty(feed.Archives));

        await CommitAsync(watch, 17, 20);
        var after = await WalkAllAsync(watch);
        foreach (var (old, now) in before.Zip(after))
        {
            Assert.Superset(old.Ids, now.Ids);
            Assert.All(old.Archives, archive => Assert.Equal(archive.Value, now.Archives[archive.Key]));
        }

        var items = FeedItems.Of(await CommitsAsync(watch), watch.Ledger.Catalog).Select(item => item.Id).ToHashSet();
        Assert.Equal(items, after[0].Ids);
        Assert.Equal([.. items.Where(id => id.Contains(":a/", StringComparison.Ordinal))], after[1].Ids);
        Assert.All(after[2].Ids, id => Assert.EndsWith("/counts?area=" + Derby, id, StringComparison.Ordinal));
        Assert.Equal(20, after[2].Ids.Count);
    }

    [Fact]
    public async Task Reading_feeds_writes_nothing_but_what_is_kept_of_areas_which_stays_until_the_area_changes()
    {
        using var watch = await WatchAsync();
        await CommitAsync(watch, 1, 2);
        var there = await NamesAsync(watch);
        var before = await GetAsync(watch, $"/areas/{Derby}/feed.atom");
        await GetAsync(watch, "/feed.json?kind=period.added");
        await GetAsync(watch, "/sources/a/feed.rss");
        Assert.All((await NamesAsync(watch)).Except(there), name => Assert.StartsWith("areas/", name, StringComparison.Ordinal));

        await watch.Ledger.CommitAsync("b", WeeklyCounts.File(["Leeds"], 3), 3);
        await watch.Publisher.RunAsync(CancellationToken.None);
        var unchanged = await GetAsync(watch, $"/areas/{Derby}/feed.atom");
        Assert.Equal((before.Hash, before.LastModified), (unchanged.Hash, unchanged.LastModified));

        await CommitAsync(watch, 3, 3);
        Assert.NotEqual(before.Hash, (await GetAsync(watch, $"/areas/{Derby}/feed.atom")).Hash);
    }

    [Fact]
    public async Task A_history_that_fits_is_complete_and_leads_nowhere_and_an_area_without_changes_has_a_feed()
    {
        using var watch = await WatchAsync();
        await CommitAsync(watch, 1, 1);
        foreach (var folder in new[] { "", $"/areas/{Derby}", "/areas/utla:E06000001", "/sources/england-cases" })
        {
            var feed = Xml(await GetAsync(watch, folder + "/feed.atom"));
            Assert.NotNull(feed.Element(History + "complete"));
            Assert.Equal(["self", "alternate"], feed.Elements(Atom + "link").Select(link => link.Attribute("rel")!.Value));
            Assert.Equal(Base + folder + "/feed.atom", Uri.UnescapeDataString(feed.Elements(Atom + "link").First().Attribute("href")!.Value));
            Assert.Equal("rss", Xml(await GetAsync(watch, folder + "/feed.rss")).Name.LocalName);
            Assert.False(Json(await GetAsync(watch, folder + "/feed.json")).TryGetProperty("next_url", out _));
        }
    }

    [Fact]
    public async Task A_filter_lets_through_what_it_names_under_ids_and_an_address_of_its_own_and_pages_lead_on()
    {
        using var watch = await WatchAsync();
        await CommitAsync(watch, 1, 16);
        var seen = new List<string>();
        var urls = new HashSet<string>();
        for (var url = Base + "/sources/a/feed.json?kind=value.revised&kind=period.added&measure=count"; url is not null;)
        {
            Assert.True(urls.Add(url));
            var feed = Json(await GetAsync(watch, url[Base.Length..]));
            Assert.Equal("TraceFeed: Counts of a, only measure count, kind period.added or value.revised", feed.GetProperty("title").GetString());
            Assert.Equal(Base + "/sources/a/feed.json?measure=count&kind=period.added&kind=value.revised", feed.GetProperty("feed_url").GetString());
            foreach (var item in feed.GetProperty("items").EnumerateArray())
            {
                seen.Add(item.GetProperty("id").GetString()!);
                var told = item.GetProperty("_tracefeed");
                Assert.All(told.GetProperty("changes").EnumerateArray(), change => Assert.Contains(change.GetProperty("kind").GetString(), new[] { "value.revised", "period.added" }));
            }

            url = feed.TryGetProperty("next_url", out var next) ? next.GetString() : null;
        }

        Assert.Equal(16, seen.Distinct().Count());
        Assert.Equal(16, seen.Count);
        Assert.All(Json(await GetAsync(watch, "/feed.json?severity=ordinary")).GetProperty("items").EnumerateArray(), item => Assert.Equal("ordinary", item.GetProperty("_tracefeed").GetProperty("severity").GetString()));
        var problem = (await Assert.ThrowsAsync<ProblemException>(() => GetAsync(watch, "/feed.json?kind=nothing"))).Problem;
        Assert.Equal((400, "kind"), (problem.Status, problem.Parameter));
        Assert.Contains("value.revised", problem.Allowed!);
        Assert.Equal(400, (await Assert.ThrowsAsync<ProblemException>(() => GetAsync(watch, "/feed.json?kinds=value.revised"))).Problem.Status);
    }

    [Theory]
    [InlineData("../../published-up-to")]
    [InlineData("utla:")]
    [InlineData("E99999999")]
    [InlineData("<script>")]
    [InlineData("Derby")]
    public async Task An_area_that_nobody_states_has_no_feed_and_leaves_nothing_behind(string area)
    {
        using var watch = await WatchAsync();
        await CommitAsync(watch, 1, 1);
        var there = await NamesAsync(watch);
        Assert.Equal(404, (await Assert.ThrowsAsync<ProblemException>(() => watch.Feeds.AreaFeedAsync(new ApiRequest("/", [], null), area, "json", CancellationToken.None))).Problem.Status);
        Assert.Equal(there, await NamesAsync(watch));
    }

    [Fact]
    public async Task An_area_without_a_code_has_a_feed_whatever_its_name()
    {
        using var watch = await WatchAsync();
        const string name = "No \"such\" <place> / & ü?#";
        await watch.Ledger.CommitAsync("a", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WeeklyCounts.File(["Q"], 1)).Replace("All,Q,", "All,\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\",", StringComparison.Ordinal)), 1);
        await watch.Publisher.RunAsync(CancellationToken.None);
        var path = SiteLinks.Area("utla:" + name);
        var item = Assert.Single(Json(await GetAsync(watch, path + "/feed.json")).GetProperty("items").EnumerateArray());
        Assert.Equal(name, item.GetProperty("_tracefeed").GetProperty("changes")[0].GetProperty("area").GetProperty("name").GetString());
        Assert.Equal(Base + path + "/feed.atom", Xml(await GetAsync(watch, path + "/feed.atom")).Elements(Atom + "link").First().Attribute("href")!.Value);
    }

    private Task<Watch> WatchAsync() => Watch.NewAsync(azurite, sources: ["a", "b"]);

    // Each week's file comes a week later and revises every earlier week of Derby.
    private static async Task CommitAsync(Watch watch, int first, int last)
    {
        for (var weeks = first; weeks <= last; weeks++)
        {
            watch.Clock.Now = new DateTimeOffset(WeeklyCounts.PublishedWith(weeks), default, TimeSpan.Zero);
            await watch.Ledger.CommitAsync("a", WeeklyCounts.File(weeks, [.. Enumerable.Range(1, weeks).Select(week => (week, "Derby", (int?)(1000 + (weeks * week))))]), weeks, clock: watch.Clock);
            if (weeks % 2 == 0)
            {
                await watch.Ledger.CommitAsync("b", WeeklyCounts.File(["Leeds"], weeks), weeks, clock: watch.Clock);
            }
        }

        await watch.Publisher.RunAsync(CancellationToken.None);
    }

    private static async Task<IReadOnlyList<(HashSet<string> Ids, Dictionary<string, string> Archives)>> WalkAllAsync(Watch watch) =>
        [await WalkAsync(watch, ""), await WalkAsync(watch, "/sources/a"), await WalkAsync(watch, "/areas/" + Derby)];

    private static async Task<(HashSet<string> Ids, Dictionary<string, string> Archives)> WalkAsync(Watch watch, string folder)
    {
        var (ids, archives) = (new HashSet<string>(), new Dictionary<string, string>());
        var inArchives = new List<string>();
        for (var url = $"{folder}/feed.atom"; url is not null;)
        {
            var view = await GetAsync(watch, url);
            var feed = Xml(view);
            string? Link(string relation) => feed.Elements(Atom + "link").SingleOrDefault(link => link.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value;
            var archive = feed.Element(History + "archive") is not null;
            Assert.Equal(archive, view.Immutable);
            Assert.Equal(archive ? $"{Base}{folder}/feed.atom" : null, Link("current"));
            Assert.Equal(Base + url, Link("self"));
            Assert.Null(Link("next-archive"));
            Assert.Null(feed.Element(History + "complete"));
            var own = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ToList();
            ids.UnionWith(own);
            if (archive)
            {
                inArchives.AddRange(own);
                archives.Add(url, view.Hash);
            }

            url = Link("prev-archive")?[Base.Length..];
        }

        Assert.Equal(inArchives.Count, inArchives.Distinct().Count());
        var (byJson, urls) = (new HashSet<string>(), new HashSet<string> { $"{Base}{folder}/feed.json" });
        for (var url = $"{folder}/feed.json"; url is not null;)
        {
            var feed = Json(await GetAsync(watch, url));
            byJson.UnionWith(feed.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            var next = feed.TryGetProperty("next_url", out var link) ? link.GetString()! : null;
            Assert.True(next is null || urls.Add(next));
            url = next?[Base.Length..];
        }

        Assert.Equal(ids, byJson);
        return (ids, archives);
    }

    private static Task<Representation> GetAsync(Watch watch, string url)
    {
        var uri = new Uri(Base + url);
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], Uri.UnescapeDataString(pair[1])));
        var request = new ApiRequest(uri.AbsolutePath, query, null);
        var segments = uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var file = segments[^1].Split('.');
        var archive = segments.Length > 1 && segments[^2] == "archive" ? int.Parse(file[0], System.Globalization.CultureInfo.InvariantCulture) : 0;
        var source = segments[0] == "sources" ? segments[1] : null;
        return (segments[0] == "areas", archive) switch
        {
            (true, 0) => watch.Feeds.AreaFeedAsync(request, Uri.UnescapeDataString(segments[1]), file[1], CancellationToken.None),
            (true, _) => watch.Feeds.AreaArchiveAsync(request, Uri.UnescapeDataString(segments[1]), archive, file[1], CancellationToken.None),
            (_, 0) => watch.Feeds.FeedAsync(request, source, file[1], CancellationToken.None),
            _ => watch.Feeds.ArchiveAsync(request, source, archive, file[1], CancellationToken.None),
        };
    }

    private static async Task<IReadOnlyList<TraceFeed.Changes.Commit>> CommitsAsync(Watch watch)
    {
        var commits = new List<TraceFeed.Changes.Commit>();
        foreach (var row in await watch.Ledger.RowsAsync())
        {
            commits.Add(await new CommitReader(watch.Ledger.Storage).ReadAsync(row.Number, CancellationToken.None));
        }

        return commits;
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Watch watch)
    {
        var names = new List<string>();
        await foreach (var blob in watch.Ledger.Storage.Public.GetBlobsAsync(cancellationToken: CancellationToken.None))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private static JsonElement Json(Representation view) => JsonDocument.Parse(view.Content).RootElement;

    private static XElement Xml(Representation view) => XElement.Parse(Encoding.UTF8.GetString(view.Content.Span));
}
