using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Storage.Tests.Pipeline;

namespace TraceFeed.Storage.Tests.Api;

public sealed class StatusTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_quarantined_file_stands_in_the_status_with_its_reason_and_in_the_feed_once_and_for_good()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, Encoding.UTF8.GetBytes("<!DOCTYPE html><html><body>Service unavailable</body></html>"));
        await watch.LookAndIngestAsync();
        watch.Clock.Now += TimeSpan.FromHours(1);
        await watch.LookAndIngestAsync();

        var file = (await SourceAsync(watch)).GetProperty("quarantined").EnumerateArray().Single();
        Assert.Equal((PublishedSite.FileName("a", 1), "2020-06-18T10:00:00.000Z"), (file.GetProperty("file").GetString(), file.GetProperty("since").GetString()));
        var told = Assert.Single(await ItemsAsync(watch));
        Assert.Equal(file.GetProperty("reason").GetString(), told.Text);

        var quarantine = new Quarantine(watch.Ledger.Catalog, watch.Ledger.Storage, watch.Clock);
        await quarantine.RejectAsync(await watch.EditionAsync(1), "Not the file.", CancellationToken.None);
        Assert.Equal([StatusEvent.Rejected, StatusEvent.Quarantined], (await ItemsAsync(watch)).Select(item => item.Kind));
        Assert.Contains(told, await ItemsAsync(watch));
        Assert.Empty((await SourceAsync(watch)).GetProperty("quarantined").EnumerateArray());
    }

    [Fact]
    public async Task Looks_that_begin_to_fail_and_go_well_again_are_told_once_each()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await LookAsync(watch);
        var good = watch.Clock.Now;
        File.Move(Collection(watch), Collection(watch) + ".away");
        await LookAsync(watch);
        await LookAsync(watch);
        var failing = await SourceAsync(watch);
        Assert.Equal(ApiJson.Moment(good), failing.GetProperty("lastSuccess").GetString());
        Assert.NotNull(failing.GetProperty("problem").GetString());
        Assert.Equal([StatusEvent.LookFailed], (await ItemsAsync(watch)).Select(item => item.Kind));

        File.Move(Collection(watch) + ".away", Collection(watch));
        await LookAsync(watch);
        Assert.Equal([StatusEvent.LookRecovered, StatusEvent.LookFailed], (await ItemsAsync(watch)).Select(item => item.Kind));
    }

    [Fact]
    public async Task The_status_of_a_source_is_one_query_of_its_own()
    {
        using var watch = await Watch.NewAsync(azurite);
        watch.Traffic.Forget();
        await SourceAsync(watch);
        Assert.Equal(watch.Ledger.Catalog.Sources.Count + 1, watch.Traffic.Calls.Count);
    }

    private static string Collection(Watch watch) => Path.Combine(watch.Site.Folder, "www.gov.uk/api/content/government/collections/a.json");

    private static async Task LookAsync(Watch watch)
    {
        watch.Clock.Now += TimeSpan.FromHours(1);
        await watch.Discoverer.RunAsync(CancellationToken.None);
    }

    private static StatusAnswers Answers(Watch watch) =>
        new(watch.Ledger.Storage, new SourceStates(watch.Ledger.Storage, new LogRows(watch.Ledger.Storage), watch.Clock), watch.Ledger.Catalog, Asked.Links, watch.Clock);

    private static async Task<JsonElement> SourceAsync(Watch watch) =>
        (await Answers(watch).AnswerAsync(Asked.For("/status"), CancellationToken.None)).Json().GetProperty("sources").EnumerateArray().Single(source => source.GetProperty("id").GetString() == "a");

    private static async Task<IReadOnlyList<(string Id, string Kind, string Text)>> ItemsAsync(Watch watch) =>
    [
        .. (await Answers(watch).FeedAsync(Asked.For("/status/feed.json"), CancellationToken.None)).Json().GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("_tracefeed").GetProperty("source").GetString() == "a")
            .Select(item => (item.GetProperty("id").GetString()!, item.GetProperty("_tracefeed").GetProperty("kind").GetString()!, item.GetProperty("content_text").GetString()!)),
    ];
}
