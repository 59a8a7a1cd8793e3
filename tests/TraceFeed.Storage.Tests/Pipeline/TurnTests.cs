using TraceFeed.Feeds;
using TraceFeed.Fetching;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class TurnTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Only_the_oldest_publication_is_asked_for_and_each_asks_for_the_next()
    {
        using var watch = await WithPublicationsAsync(4);
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        Assert.Equal(1, await watch.WaitingAsync());

        await watch.IngestAsync();
        Assert.Equal(Enumerable.Range(1, 4).Select(weeks => PublishedSite.Id("a", weeks)), await watch.PublicationsAsync());
        Assert.Equal(0, await watch.WaitingAsync());
    }

    [Fact]
    public async Task Messages_in_the_wrong_order_are_put_back_and_committed_in_the_order_of_publication()
    {
        using var watch = await WithPublicationsAsync(3);
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        await watch.Queue(WorkQueues.Ingest).ClearMessagesAsync();
        foreach (var weeks in new[] { 3, 2, 1 })
        {
            await watch.Queues.AskAsync(new IngestMessage("a", PublishedSite.Id("a", weeks)), null, CancellationToken.None);
        }

        await watch.IngestAsync();

        Assert.Equal(Enumerable.Range(1, 3).Select(weeks => PublishedSite.Id("a", weeks)), await watch.PublicationsAsync());

        // Those put back come again later, to find their work done.
        Assert.Equal(2, await watch.WaitingAsync());
        await watch.Ingestor.RunAsync(new IngestMessage("a", PublishedSite.Id("a", 2)), CancellationToken.None);
        Assert.Equal(3, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task Looking_twice_is_harmless_and_a_source_just_looked_at_is_left_alone()
    {
        using var watch = await WithPublicationsAsync(2);
        await watch.Discoverer.RunAsync(CancellationToken.None);
        await watch.Discoverer.RunAsync(CancellationToken.None);
        Assert.Equal(1, await watch.WaitingAsync());

        watch.Clock.Now += TimeSpan.FromMinutes(15);
        await watch.Discoverer.RunAsync(CancellationToken.None);
        Assert.Equal(2, await watch.WaitingAsync());
        await watch.IngestAsync();
        Assert.Equal(2, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task A_source_due_every_15_minutes_is_looked_at_by_every_third_run_of_5_however_long_a_look_takes()
    {
        using var watch = await WithPublicationsAsync(1);
        var (start, looked) = (watch.Clock.Now, new List<int>());
        watch.Traffic.DiesBefore = call =>
        {
            if (call.StartsWith("POST /ingest/", StringComparison.Ordinal))
            {
                watch.Clock.Now += TimeSpan.FromSeconds(20);
            }

            return false;
        };
        for (var run = 0; run < 8; run++)
        {
            watch.Clock.Now = start + TimeSpan.FromMinutes(5 * run);
            var before = await watch.WaitingAsync();
            await watch.Discoverer.RunAsync(CancellationToken.None);
            looked.AddRange(Enumerable.Repeat(run, await watch.WaitingAsync() - before));
        }

        Assert.Equal([0, 3, 6], looked);
    }

    [Fact]
    public async Task A_message_whose_file_cannot_be_fetched_fails_and_succeeds_later()
    {
        var broken = true;
        using var watch = await WithPublicationsAsync(2, handler => new BrokenConnection(handler, uri => broken && uri.AbsolutePath.EndsWith("a-1.csv", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<FetchException>(() => watch.LookAndIngestAsync());
        Assert.Equal(EditionState.Seen, (await watch.EditionAsync(1)).State);
        Assert.Empty(await watch.PublicationsAsync());

        broken = false;
        await watch.IngestAsync();
        Assert.Equal(2, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task A_source_that_cannot_be_looked_at_holds_up_no_other_and_is_looked_at_again_when_due()
    {
        var broken = true;
        using var watch = await WithPublicationsAsync(1, handler => new BrokenConnection(handler, uri => broken && uri.AbsolutePath.EndsWith("collections/a", StringComparison.Ordinal)), "a", "b");
        watch.Site.Publish("b", 1, WeeklyCounts.File(1));
        await watch.Discoverer.RunAsync(CancellationToken.None);
        await watch.IngestAsync();
        Assert.Equal(["b"], (await watch.Ledger.RowsAsync()).Select(row => row.Source));

        broken = false;
        watch.Clock.Now += TimeSpan.FromMinutes(15);
        await watch.Discoverer.RunAsync(CancellationToken.None);
        await watch.IngestAsync();
        Assert.Equal(["b", "a"], (await watch.Ledger.RowsAsync()).Select(row => row.Source));
    }

    [Fact]
    public async Task A_message_for_an_unknown_source_or_publication_does_nothing()
    {
        using var watch = await WithPublicationsAsync(1);
        await watch.Queues.AskAsync(new IngestMessage("nobody's", "/x"), null, CancellationToken.None);
        await watch.Queues.AskAsync(new IngestMessage("a", "/x"), null, CancellationToken.None);
        await watch.IngestAsync();
        Assert.Empty(await watch.Ledger.RowsAsync());
        Assert.Equal(0, await watch.WaitingAsync());
    }

    [Theory]
    [InlineData("PUT /editions")]
    [InlineData("POST /publish/messages")]
    public async Task A_host_that_dies_right_after_a_commit_renders_it_at_the_second_try(string call)
    {
        using var watch = await WithPublicationsAsync(1);
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        watch.Traffic.DiesBefore = one => one.StartsWith(call, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiedException>(watch.IngestAsync);
        Assert.Single(await watch.PublicationsAsync());

        watch.Traffic.DiesBefore = _ => false;
        await watch.IngestAsync();
        Assert.True(await watch.PublishAsync());
        Assert.Contains("a, 1 weeks", System.Text.Encoding.UTF8.GetString((await watch.ViewAsync(ViewNames.Feed(FeedSubject.OfSource(watch.Ledger.Catalog.Find("a")!), "json")))!.Content.Span), StringComparison.Ordinal);
        Assert.Single(await watch.PublicationsAsync());
    }

    private async Task<Watch> WithPublicationsAsync(int weeks, Func<HttpMessageHandler, HttpMessageHandler>? handler = null, params string[] sources)
    {
        var watch = await Watch.NewAsync(azurite, handler, sources);
        for (var week = 1; week <= weeks; week++)
        {
            watch.Site.Publish("a", week, WeeklyCounts.File(week));
        }

        return watch;
    }
}
