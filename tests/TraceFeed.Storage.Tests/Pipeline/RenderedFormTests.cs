using System.Text;
using TraceFeed.Feeds;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>Which feeds are rendered: those with a new row, or all of them when they are rendered in another form.</summary>
public sealed class RenderedFormTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_publication_of_one_source_leaves_the_feeds_of_others_unasked()
    {
        using var watch = await WatchAsync();
        watch.Traffic.Forget();
        await watch.Ledger.CommitAsync("b", WeeklyCounts.File(2), 2);
        await watch.NewPublisher().RunAsync(CancellationToken.None);

        Assert.Contains("PUT /public/sources/b/feed.json", watch.Traffic.Calls);
        Assert.Contains("PUT /public/feed.json", watch.Traffic.Calls);
        Assert.DoesNotContain(watch.Traffic.Calls, call => call.Contains("/public/sources/", StringComparison.Ordinal) && !call.Contains("/public/sources/b/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_that_says_something_else_of_itself_or_knows_another_definition_is_rendered_whole_without_a_new_row()
    {
        using var watch = await WatchAsync();
        var before = await watch.ViewAsync("sources/a/feed.json");
        await watch.NewPublisher(new SiteSettings(new Uri("https://feeds.example"), "These are samples.")).RunAsync(CancellationToken.None);
        var noticed = await watch.ViewAsync("sources/a/feed.json");
        Assert.NotEqual(before!.Hash, noticed!.Hash);

        var renamed = watch.Ledger.Catalog.With("a.json", Encoding.UTF8.GetBytes(Definition(watch).Replace("Counts of a", "Numbers of a", StringComparison.Ordinal)));
        await watch.NewPublisher(catalog: renamed).RunAsync(CancellationToken.None);
        Assert.Contains("Numbers of a", Encoding.UTF8.GetString((await watch.ViewAsync("sources/a/feed.json"))!.Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_publisher_that_dies_half_way_leaves_the_rest_to_the_next()
    {
        using var watch = await WatchAsync();
        await watch.Ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        watch.Traffic.DiesBefore = call => call == "PUT /public/sources/a/feed.atom";
        await Assert.ThrowsAsync<DiedException>(() => watch.NewPublisher().RunAsync(CancellationToken.None));
        watch.Traffic.DiesBefore = _ => false;
        await watch.NewPublisher().RunAsync(CancellationToken.None);

        foreach (var name in new[] { "feed.atom", "sources/a/feed.atom", "sources/a/feed.json", "sources/a/index.html" })
        {
            Assert.Contains("/items/a/2/counts", Encoding.UTF8.GetString((await watch.ViewAsync(name))!.Content.Span), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PUT /public/log-index/0")]
    [InlineData("PUT /public/log-index/rows")]
    public async Task A_publisher_that_dies_beside_a_part_of_the_index_leaves_each_row_in_it_once(string write)
    {
        using var watch = await WatchAsync();
        await watch.Ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        watch.Traffic.DiesAfter = call => call == write;
        await Assert.ThrowsAsync<DiedException>(() => watch.NewPublisher().RunAsync(CancellationToken.None));
        watch.Traffic.DiesAfter = _ => false;
        await watch.NewPublisher().RunAsync(CancellationToken.None);

        var derby = (await watch.Areas.FindAsync("E06000015", CancellationToken.None))!;
        Assert.Equal([1, 2, 3], (await watch.Index.RowsAsync(FeedSubject.OfArea("E06000015", derby), above: 0, CancellationToken.None)).Select(row => row.Row));
        Assert.Equal([1, 2, 3], (await watch.Index.RowsAsync(FeedSubject.All, above: 0, CancellationToken.None)).Select(row => row.Row));
    }

    [Fact]
    public async Task A_publisher_that_was_overtaken_leaves_the_later_rendering_alone()
    {
        using var watch = await WatchAsync();
        var name = ViewNames.Feed(FeedSubject.All, "json");
        Assert.True(await watch.Views.PutAsync(name, "later"u8.ToArray(), "text/plain", CancellationToken.None, row: 7));
        Assert.False(await watch.Views.PutAsync(name, "earlier"u8.ToArray(), "text/plain", CancellationToken.None, row: 6));
        Assert.Equal("later", Encoding.UTF8.GetString((await watch.ViewAsync(name))!.Content.Span));
    }

    [Fact]
    public async Task A_publisher_that_is_overtaken_between_its_look_at_a_feed_and_its_write_does_not_win()
    {
        using var watch = await WatchAsync();
        var name = ViewNames.Feed(FeedSubject.All, "json");
        var overtaken = false;
        watch.Traffic.DiesBefore = call =>
        {
            if (!overtaken && call == "PUT /public/feed.json")
            {
                overtaken = true;
                Task.Run(() => watch.Views.PutAsync(name, "earlier"u8.ToArray(), "text/plain", CancellationToken.None, row: 6)).GetAwaiter().GetResult();
            }

            return false;
        };

        Assert.True(await watch.Views.PutAsync(name, "later"u8.ToArray(), "text/plain", CancellationToken.None, row: 7));

        Assert.True(overtaken);
        Assert.Equal("later", Encoding.UTF8.GetString((await watch.ViewAsync(name))!.Content.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("99999999999999999999 abc")]
    public async Task A_mark_that_says_nothing_has_everything_rendered_and_is_written_anew(string damaged)
    {
        using var watch = await WatchAsync();
        var mark = watch.Ledger.Storage.Public.GetBlobClient("published-up-to");
        var before = (await mark.DownloadContentAsync()).Value.Content.ToString();
        await mark.UploadAsync(BinaryData.FromString(damaged), overwrite: true);
        await watch.Ledger.Storage.Public.DeleteBlobAsync("sources/a/feed.json");

        await watch.NewPublisher().RunAsync(CancellationToken.None);

        Assert.Equal(before, (await mark.DownloadContentAsync()).Value.Content.ToString());
        Assert.NotNull(await watch.ViewAsync("sources/a/feed.json"));
    }

    [Fact]
    public async Task A_mark_of_a_version_that_kept_no_form_has_everything_rendered_once()
    {
        using var watch = await WatchAsync();
        await watch.Ledger.Storage.Public.GetBlobClient("published-up-to").UploadAsync(BinaryData.FromString("2"), overwrite: true);
        watch.Traffic.Forget();
        await watch.NewPublisher().RunAsync(CancellationToken.None);
        Assert.Contains("HEAD /public/sources/a/feed.json", watch.Traffic.Calls);
        watch.Traffic.Forget();
        await watch.NewPublisher().RunAsync(CancellationToken.None);
        Assert.DoesNotContain(watch.Traffic.Calls, call => call.StartsWith("HEAD", StringComparison.Ordinal));
    }

    private static string Definition(Watch watch) => Encoding.UTF8.GetString(watch.Ledger.Catalog.Files.Single(file => file.Path == "definitions/a.json").Json.Span);

    private async Task<Watch> WatchAsync()
    {
        var watch = await Watch.NewAsync(azurite, sources: ["a", "b"]);
        await watch.Ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await watch.Ledger.CommitAsync("b", WeeklyCounts.File(1), 1);
        await watch.NewPublisher().RunAsync(CancellationToken.None);
        return watch;
    }
}
